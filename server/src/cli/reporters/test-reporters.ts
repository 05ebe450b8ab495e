import { createStyle } from './style.ts';
import { githubTestReporter } from './test-github.ts';
import { jsonTestReporter } from './test-json.ts';
import { junitTestReporter } from './test-junit.ts';
import { prettyTestReporter } from './test-pretty.ts';
import type { TestReporter } from './test-report.ts';

export interface TestReporterOptions {
  readonly cwd: string;
  readonly columns: number;
  readonly coloured: boolean;
  /** Print what the cases exercise. */
  readonly coverage: boolean;
}

/** By the name that `--format` takes. */
export const TEST_REPORTERS = {
  pretty: ({ coloured, ...rest }: TestReporterOptions) =>
    prettyTestReporter({ style: createStyle(coloured), ...rest }),
  json: ({ cwd, coverage }: TestReporterOptions) => jsonTestReporter(cwd, coverage),
  junit: ({ cwd }: TestReporterOptions) => junitTestReporter(cwd),
  github: ({ cwd }: TestReporterOptions) => githubTestReporter(cwd),
} as const satisfies Readonly<Record<string, (options: TestReporterOptions) => TestReporter>>;
