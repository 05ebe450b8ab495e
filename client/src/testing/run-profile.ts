import {
  Disposable,
  TestRunProfileKind,
  workspace,
  type CancellationToken,
  type Event,
  type TestController,
  type TestItem,
  type TestRunRequest,
} from 'vscode';
import type { RuleRun } from './rule-run.ts';
import { runContinuously } from './run-continuously.ts';
import { runRequested } from './run-requested.ts';

export interface RunProfileParts {
  readonly runRule: (target: RuleRun) => Promise<unknown>;
  /** Resolves when the rules of the workspace are known. */
  readonly discovered: () => Promise<void>;
  readonly onDidAffect: Event<TestItem>;
}

/** Lets people run rules from the Test Explorer; in a workspace that is not trusted, from the moment on that it is. */
export function addRunProfile(controller: TestController, parts: RunProfileParts): Disposable {
  const add = (): void => {
    controller.createRunProfile(
      'Test Against Sample Events',
      TestRunProfileKind.Run,
      (request, token) => runProfile(controller, parts, request, token),
      true,
      undefined,
      true,
    );
  };
  if (!workspace.isTrusted) return workspace.onDidGrantWorkspaceTrust(add);
  add();
  return Disposable.from();
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
