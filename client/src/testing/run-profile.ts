import {
  TestRunProfileKind,
  type CancellationToken,
  type Event,
  type TestController,
  type TestItem,
  type TestRunRequest,
} from 'vscode';
import type { RuleCoverages } from './rule-coverages.ts';
import type { RuleRun } from './rule-run.ts';
import { runContinuously } from './run-continuously.ts';
import { runRequested } from './run-requested.ts';

export interface RunProfileParts {
  readonly runRule: (target: RuleRun) => Promise<unknown>;
  /** Resolves when the rules of the workspace are known. */
  readonly discovered: () => Promise<void>;
  readonly onDidAffect: Event<TestItem>;
  readonly coverage: RuleCoverages;
}

const NAME = 'Test Against Sample Events';

/** Lets people run rules from the Test Explorer. */
export function addRunProfiles(controller: TestController, parts: RunProfileParts): void {
  const run = (request: TestRunRequest, token: CancellationToken): Promise<void> =>
    runProfile(controller, parts, request, token);
  controller.createRunProfile(NAME, TestRunProfileKind.Run, run, true, undefined, true);
  addCoverageProfile(controller, parts, `${NAME} with Coverage`);
}

function addCoverageProfile(
  controller: TestController,
  { discovered, onDidAffect, coverage, runRule }: RunProfileParts,
  name: string,
): void {
  const counting = (target: RuleRun): Promise<unknown> =>
    runRule({ ...target, onCoverage: (found) => coverage.add(target, found) });
  const parts = { discovered, onDidAffect, coverage, runRule: counting };
  const profile = controller.createRunProfile(
    name,
    TestRunProfileKind.Coverage,
    (request, token) => runProfile(controller, parts, request, token),
    true,
  );
  profile.loadDetailedCoverage = (_run, file) => coverage.details(file);
  profile.loadDetailedCoverageForTest = (_run, file, item, token) =>
    coverage.detailsOfCase(file, item, token);
}

async function runProfile(
  controller: TestController,
  { runRule, discovered, onDidAffect }: RunProfileParts,
  request: TestRunRequest,
  token: CancellationToken,
): Promise<void> {
  if (request.include === undefined) await discovered();
  const run = (asked: TestRunRequest, cancel: CancellationToken): Promise<void> =>
    runRequested(controller, asked, cancel, runRule);
  if (request.continuous === true) runContinuously(request, token, onDidAffect, run);
  else await run(request, token);
}
