import assert from 'node:assert/strict';
import {
  extensions,
  type FileCoverage,
  type TestController,
  type TestItem,
  type TestMessage,
  type TestRun,
  type TestRunRequest,
} from 'vscode';
import { EXTENSION } from './extension.ts';
import { until } from './until.ts';

export interface SeenState {
  readonly state: 'passed' | 'failed' | 'errored' | 'skipped';
  readonly messages: readonly TestMessage[];
  readonly duration: number | undefined;
}

/** What a run told VS Code: the last state of each item, by its label. */
export interface SeenRun {
  readonly states: ReadonlyMap<string, SeenState>;
  readonly hasEnded: boolean;
  readonly coverage: readonly FileCoverage[];
  readonly output: string;
  /** What was asked for, with the profile. */
  readonly request: TestRunRequest;
  readonly run: TestRun;
}

/** Our controller, once there is one. */
export async function testController(): Promise<TestController> {
  const extension = extensions.getExtension<{ readonly testController: TestController | undefined }>(
    EXTENSION,
  );
  assert.ok(extension);
  const api = await extension.activate();
  return until(() => api.testController, 'there is a test controller');
}

/** Listens to what the controller's runs tell, from now on; what is told goes on to VS Code. */
export function listenToRuns(controller: TestController): {
  readonly runs: readonly SeenRun[];
  readonly stop: () => void;
} {
  const runs: SeenRun[] = [];
  const original = controller.createTestRun;
  controller.createTestRun = (...args) => {
    const run = original(...args);
    runs.push(listen(run, args[0]));
    return run;
  };
  return { runs, stop: () => (controller.createTestRun = original) };
}

function listen(run: TestRun, request: TestRunRequest): SeenRun {
  const states = new Map<string, SeenState>();
  const coverage: FileCoverage[] = [];
  const seen = { states, hasEnded: false, coverage, output: '', request, run };
  const { passed, failed, errored, skipped, end, addCoverage, appendOutput } = run;
  const tell = (
    item: TestItem,
    state: SeenState['state'],
    messages: TestMessage | readonly TestMessage[] = [],
    duration?: number,
  ): void => {
    states.set(item.label, { state, duration, messages: [messages].flat() });
  };
  Object.assign(run, {
    passed: (...args: Parameters<TestRun['passed']>) => {
      tell(args[0], 'passed', [], args[1]);
      passed.apply(run, args);
    },
    failed: (...args: Parameters<TestRun['failed']>) => {
      tell(args[0], 'failed', args[1], args[2]);
      failed.apply(run, args);
    },
    errored: (...args: Parameters<TestRun['errored']>) => {
      tell(args[0], 'errored', args[1], args[2]);
      errored.apply(run, args);
    },
    skipped: (...args: Parameters<TestRun['skipped']>) => {
      tell(args[0], 'skipped');
      skipped.apply(run, args);
    },
    addCoverage: (file: FileCoverage) => {
      coverage.push(file);
      addCoverage.call(run, file);
    },
    appendOutput: (...args: Parameters<TestRun['appendOutput']>) => {
      seen.output += args[0];
      appendOutput.apply(run, args);
    },
    end: () => {
      seen.hasEnded = true;
      end.apply(run);
    },
  });
  return seen;
}
