import { dataReader, type IndexData } from './index-data.ts';
import { judgeCase } from './judge-case.ts';
import { hasValue, runCase, type CaseRecord } from './run-case.ts';
import type { ConformanceCase, Suite } from './suite.ts';

export interface SuiteRun {
  /** One for every case that is not skipped. */
  readonly records: readonly CaseRecord[];
  readonly passed: number;
  readonly skipped: number;
  /** Records of cases that Rulewright can't run yet. */
  readonly unsupported?: number;
  readonly failures: readonly { readonly suite: string; readonly id: string; readonly reason: string }[];
}

/** Runs all cases of all suites. */
export function runSuites(suites: readonly Suite[]): SuiteRun {
  const read = dataReader();
  const records: CaseRecord[] = [];
  const failures: SuiteRun['failures'][number][] = [];
  let skipped = 0;
  for (const suite of suites) {
    for (const one of suite.cases) {
      if (isSkipped(one.skip)) {
        skipped++;
        continue;
      }
      const { record, reason } = runAndJudge(one, suite, () => read(suite, one));
      records.push(record);
      if (reason !== undefined) failures.push({ suite: suite.name, id: one.id, reason });
    }
  }
  return { records, failures, skipped, passed: records.length - failures.length };
}

interface Judged {
  readonly record: CaseRecord;
  /** Why the case failed. */
  readonly reason: string | undefined;
}

/** One case that can't be run must not take the others with it. */
function runAndJudge(one: ConformanceCase, { defaults }: Suite, data: () => IndexData): Judged {
  try {
    const record = runCase(one, defaults, data);
    return { record, reason: judgeCase(one, record) };
  } catch (error) {
    return { record: failedRecord(one, String(error)), reason: `could not be run: ${String(error)}` };
  }
}

function failedRecord({ id, kind }: ConformanceCase, message: string): CaseRecord {
  const error = { type: 'unsupported', message, offset: 0 } as const;
  return hasValue(kind) ? { id, value: null, error } : { id, error };
}

/** A reason in words skips as well as `true`. */
function isSkipped(skip: unknown): boolean {
  return skip !== undefined && skip !== null && skip !== false;
}
