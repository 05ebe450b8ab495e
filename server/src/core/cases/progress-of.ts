import type { Pacing } from './pacing.ts';
import type { CaseFailure } from './report.ts';
import type { Trial } from './trial.ts';

/** Events between two reports: files that are done sooner need none. */
const EVERY = 4096;

/**
 * Tells how far a case is: to be asked for each event, with the alerts so far.
 * @param firstOf what is certain already
 */
export function progressOf(
  { one: { file }, source }: Trial,
  { report }: Pacing,
  firstOf: () => CaseFailure | undefined,
): (index: number, alerts: number) => void {
  if (report === undefined) return () => undefined;
  return (index, alerts) => {
    if (index % EVERY !== EVERY - 1) return;
    const first = firstOf();
    report({ file, events: index + 1, alerts, unread: source.unreadSoFar, ...(first && { first }) });
  };
}
