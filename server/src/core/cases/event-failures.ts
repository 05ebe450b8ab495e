import type { SampleEvent } from '../matcher/event.ts';
import { CHUNK, type Work } from '../matcher/steps.ts';
import type { Explain, Explanation } from './explain.ts';
import { failure, told, UNWANTED } from './failures.ts';
import { matchExplainer } from './match-explainer.ts';
import type { CaseFailure } from './report.ts';
import type { Trial } from './trial.ts';
import { behind } from './words.ts';

/** How many events are told of when any one of them would do. */
const NEAREST = 3;

/** What an event query's alerts are not as the case's name says. */
export function* eventFailures(
  trial: Trial,
  alerting: ReadonlySet<SampleEvent>,
  explain: Explain,
): Work<readonly CaseFailure[]> {
  const { one, read } = trial;
  const { events } = read;
  switch (one.expect) {
    case 'any':
      return [];
    case 'no-match':
      return told(
        events.filter((event) => alerting.has(event)),
        (event) => unwanted(trial, event),
        { file: one.file, what: 'event', verdict: 'raise an alert' },
      );
    case 'match':
      return told(
        events.filter((event) => !alerting.has(event)),
        (event) => absent(one.file, event, explain(event)),
        { file: one.file, what: 'event', verdict: 'raise no alert' },
      );
    case 'match-any':
      return alerting.size > 0 ? [] : yield* nearestEvents(one.file, events, explain);
  }
}

/** An event that raises no alert, and why. */
export function absent(
  file: string,
  { line }: SampleEvent,
  explanation: Explanation | undefined,
): CaseFailure {
  if (explanation === undefined) {
    // It meets the condition, or what it has can't be computed with: only the first can be without an alert.
    return {
      file,
      line,
      reason: 'No alert: the event meets the condition, but a pipe of the query cuts it off.',
    };
  }
  return failure(file, line, behind('No alert', explanation.reason), explanation);
}

/** An event that raises an alert, and what made it. */
export function unwanted({ one, query }: Trial, event: SampleEvent): CaseFailure {
  const [condition] = query.conditions;
  const explanation = condition && matchExplainer(condition, query.places)(event);
  const reason = behind(UNWANTED, explanation?.reason ?? 'The event meets every condition of the query.');
  return failure(one.file, event.line, reason, explanation);
}

function* nearestEvents(
  file: string,
  events: readonly SampleEvent[],
  explain: Explain,
): Work<readonly CaseFailure[]> {
  const nearest: { readonly event: SampleEvent; readonly explanation: Explanation | undefined }[] = [];
  for (const [index, event] of events.entries()) {
    const explanation = explain(event);
    nearest.push({ event, explanation });
    // Those of equal nearness stay in the order of the file.
    nearest.sort((a, b) => (b.explanation?.nearness ?? 1) - (a.explanation?.nearness ?? 1));
    nearest.length = Math.min(nearest.length, NEAREST);
    if (index % CHUNK === CHUNK - 1) yield;
  }
  return nearest.map(({ event, explanation }) => {
    const found = absent(file, event, explanation);
    const others = events.length > nearest.length ? ' This is one of the events that come nearest.' : '';
    return { ...found, reason: `${found.reason}${others}` };
  });
}
