import type { CancellationToken, TestController, TestItem, TestRunRequest } from 'vscode';
import { bounded } from './bounded.ts';
import { runningItems, type RuleRun } from './rule-run.ts';

/** Requests to the server that wait for each other's files; it has one thread. */
const AT_ONCE = 4;

/** What of one rule is asked for: all of its cases, or some. */
interface Wanted {
  readonly rule: TestItem;
  /** Ids of cases; `undefined` for all. */
  readonly cases: ReadonlySet<string> | undefined;
}

/**
 * Runs what a person asked for in the Test Explorer: each rule once, whole, and tells of those cases that were asked for; an event
 * stands for its case.
 */
export async function runRequested(
  controller: TestController,
  request: TestRunRequest,
  token: CancellationToken,
  runRule: (target: RuleRun) => Promise<unknown>,
): Promise<void> {
  const run = controller.createTestRun(request);
  try {
    const wanted = wantedBy(request, controller);
    for (const { rule, cases } of wanted) {
      const target = { controller, run, rule, ...(cases !== undefined && { cases }) };
      for (const item of runningItems(target)) if (item !== rule) run.enqueued(item);
    }
    await bounded(wanted, AT_ONCE, async ({ rule, cases }) => {
      const target = { controller, run, rule, token, ...(cases !== undefined && { cases }) };
      if (!token.isCancellationRequested && !run.token.isCancellationRequested) await runRule(target);
      else for (const item of runningItems(target)) run.skipped(item);
    });
  } finally {
    run.end();
  }
}

/** A rule runs as a whole, so that cases of one rule are one run. */
function wantedBy({ include, exclude = [] }: TestRunRequest, controller: TestController): readonly Wanted[] {
  const wanted = new Map<TestItem, ReadonlySet<string> | undefined>();
  for (const item of include ?? [...controller.items].map(([, rule]) => rule)) {
    const rule = ruleOf(item);
    const isWhole = item === rule || (wanted.has(rule) && wanted.get(rule) === undefined);
    wanted.set(rule, isWhole ? undefined : new Set([...(wanted.get(rule) ?? []), caseOf(item).id]));
  }
  for (const item of exclude) {
    const rule = ruleOf(item);
    if (item === rule) wanted.delete(rule);
    // Events run with their case or not at all.
    else if (caseOf(item) !== item) continue;
    else if (wanted.has(rule)) wanted.set(rule, without(item, wanted.get(rule)));
  }
  return [...wanted].map(([rule, cases]) => ({ rule, cases })).filter(({ cases }) => cases?.size !== 0);
}

/** The cases but one; of all of its rule's when `cases` is `undefined`. */
function without(item: TestItem, cases: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const all = cases ?? [...ruleOf(item).children].map(([id]) => id);
  return new Set([...all].filter((id) => id !== item.id));
}

/** The case that an event is below; of a case itself. */
function caseOf(item: TestItem): TestItem {
  return item.parent?.parent === undefined ? item : caseOf(item.parent);
}

export function ruleOf(item: TestItem): TestItem {
  return item.parent === undefined ? item : ruleOf(item.parent);
}
