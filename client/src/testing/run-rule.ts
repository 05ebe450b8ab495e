import {
  CancellationError,
  Location,
  Position,
  TestMessage,
  Uri,
  type CancellationToken,
  type Progress,
  type TestItem,
} from 'vscode';
import { CancellationTokenSource, ProgressType, WorkDoneProgress } from 'vscode-languageclient';
import {
  firstResultToken,
  TEST_RULE,
  type EventsText,
  type FirstResult,
  type TestRuleParams,
  type TestRuleResult,
} from '../../../server/src/protocol/index.ts';
import { resolveEvents } from './event-items.ts';
import type { RuleItems } from './rule-items.ts';
import { resolveCases } from './resolve-cases.ts';
import { askedItems, runningItems, type RuleRun } from './rule-run.ts';
import { runningClient } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { showReport } from '../results/show-report.ts';

export interface RunOptions {
  /** Event files instead of the rule's cases. */
  readonly files?: readonly Uri[];
  /** Events of an editor instead of them. */
  readonly text?: EventsText;
  readonly progress?: Progress<{ message?: string; increment?: number }> & {
    readonly token: CancellationToken;
  };
}

/** Runs one rule as part of a test run. `undefined` when it was cancelled or the server could not run it: the run tells which. */
export async function runRule(
  session: LanguageSession,
  items: RuleItems,
  target: RuleRun,
  options: RunOptions,
): Promise<TestRuleResult | undefined> {
  // Files that somebody picked stand beside the cases, for their results.
  const isOfCases = options.files === undefined && options.text === undefined;
  if (isOfCases && target.cases === undefined && target.rule.children.size === 0)
    await resolveCases(session, items, target.rule);
  const running = isOfCases ? runningItems(target) : [target.rule];
  if (isOfCases) for (const item of running) target.run.started(item);
  const started = Date.now();
  try {
    const result = await request(session, target, options);
    const milliseconds = Date.now() - started;
    const shown = isOfCases
      ? items.setCases(target.rule, result.cases)
      : await pickedItems(session, items, target, result, options);
    showReport(target, result, shown, milliseconds);
    if (result.coverage !== undefined) target.onCoverage?.(result.coverage);
    return result;
  } catch (error) {
    if (error instanceof CancellationError) for (const item of running) target.run.skipped(item);
    else fail(target, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Of what somebody picked the events are the result: they are listed at once, and their menus make cases of them. */
async function pickedItems(
  session: LanguageSession,
  items: RuleItems,
  { controller, rule }: RuleRun,
  { cases }: TestRuleResult,
  { text }: RunOptions,
): Promise<readonly TestItem[]> {
  const picked = items.addFiles(rule, cases);
  // A selection is at hand in its editor; its events have other places in a list than in the whole text.
  if (text?.selection !== undefined) return picked;
  for (const item of picked) {
    await resolveEvents(session, controller, item, text?.text);
    item.canResolveChildren &&= text === undefined;
  }
  return picked;
}

function fail(target: RuleRun, reason: string): void {
  const { run, rule } = target;
  const text = `The rule was not run: ${reason}`;
  for (const item of askedItems(target)) run.errored(item, new TestMessage(text));
  run.appendOutput(`${text}\r\n`, undefined, rule);
}

let lastToken = 0;

async function request(
  session: LanguageSession,
  { run, rule, cases, token, onCoverage }: RuleRun,
  { files, text, progress }: RunOptions,
): Promise<TestRuleResult> {
  const client = await runningClient(session);
  const workDoneToken = `${TEST_RULE}/${String(++lastToken)}`;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
    if (step.kind !== 'end' && step.message !== undefined) progress?.report({ message: step.message });
  });
  const hearing = client.onProgress(FIRST_RESULT, firstResultToken(workDoneToken), (first) => {
    showFirst(run, first);
  });
  const cancel = linked([run.token, token, progress?.token]);
  try {
    const params: TestRuleParams = {
      uri: rule.id,
      workDoneToken,
      ...(files !== undefined && { files: files.map((file) => file.toString()) }),
      ...(text !== undefined && { text }),
      ...(onCoverage !== undefined && { coverage: cases === undefined ? true : [...cases] }),
    };
    const result = await client.sendRequest<TestRuleResult>(TEST_RULE, params, cancel.token);
    if (cancel.token.isCancellationRequested) throw new CancellationError();
    return result;
  } catch (error) {
    throw cancel.token.isCancellationRequested ? new CancellationError() : error;
  } finally {
    listening.dispose();
    hearing.dispose();
    cancel.dispose();
  }
}

const FIRST_RESULT = new ProgressType<FirstResult>();

/** A line of the run's output, before the case ends; states and messages come with the report, once. */
function showFirst(run: RuleRun['run'], { uri, line, reason }: FirstResult): void {
  const file = Uri.parse(uri);
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const place = new Location(file, new Position(line - 1, 0));
  run.appendOutput(`So far: ${name}:${String(line)}: ${reason}\r\n`, place);
}

/** One token that is cancelled with any of these. */
function linked(tokens: readonly (CancellationToken | undefined)[]): CancellationTokenSource {
  const source = new CancellationTokenSource();
  for (const token of tokens) {
    if (token?.isCancellationRequested === true) source.cancel();
    token?.onCancellationRequested(() => {
      source.cancel();
    });
  }
  return source;
}
