import { TestRunRequest, type CancellationToken, type Event, type TestItem } from 'vscode';
import { ruleOf } from './run-requested.ts';

/** A save is told twice, by the editor and by the file system; and who saves one file often saves another. */
const PATIENCE = 250;

/** Runs what is affected by each change, until `token` is cancelled; changes during a run are run behind it. */
export function runContinuously(
  request: TestRunRequest,
  token: CancellationToken,
  onDidAffect: Event<TestItem>,
  run: (request: TestRunRequest, token: CancellationToken) => Promise<void>,
): void {
  const watched = request.include === undefined ? undefined : new Set(request.include.map(({ id }) => id));
  const affected = new Set<TestItem>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  const runAffected = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (affected.size > 0 && !token.isCancellationRequested) {
        const items = [...affected];
        affected.clear();
        await run(new TestRunRequest(items, request.exclude, request.profile, true, true), token);
      }
    } finally {
      // A run that fails must not be the last one.
      running = false;
    }
  };
  const listening = onDidAffect((rule) => {
    for (const item of watchedOf(rule, watched)) affected.add(item);
    clearTimeout(timer);
    timer = setTimeout(() => void runAffected(), PATIENCE);
  });
  token.onCancellationRequested(() => {
    clearTimeout(timer);
    listening.dispose();
  });
}

/** The rule, or those of its cases that are watched. */
function watchedOf(rule: TestItem, watched: ReadonlySet<string> | undefined): readonly TestItem[] {
  if (watched === undefined || watched.has(rule.id)) return [rule];
  return [...rule.children].flatMap(([id, item]) => (watched.has(id) && ruleOf(item) === rule ? [item] : []));
}
