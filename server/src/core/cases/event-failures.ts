import type { SampleEvent } from '../matcher/event.ts';
import type { Explain, Explanation } from './explain.ts';
import { failure, Told, UNWANTED } from './failures.ts';
import { matchExplainer } from './match-explainer.ts';
import type { CaseFailure } from './report.ts';
import type { Trial } from './trial.ts';
import { behind } from './words.ts';

/** How many events are told of when any one of them would do. */
const NEAREST = 3;

/** Hears of the events one by one what an event query made of them. */
export interface EventFailures {
  add(event: SampleEvent, alert: boolean): void;
  /** What is certain already: the first failure, the first alert where nothing is expected. */
  first(): CaseFailure | undefined;
  finish(): readonly CaseFailure[];
}

/** What an event query's alerts are not as the case's name says. */
export function eventFailures(trial: Trial, explain: Explain): EventFailures {
  const { file, expect } = trial.one;
  switch (expect) {
    case 'any':
      return firstAlert(file);
    case 'no-match':
      return some(true, (event) => unwanted(trial, event), {
        file,
        what: 'event',
        verdict: 'raise an alert',
      });
    case 'match':
      return some(false, (event) => absent(file, event, explain(event)), {
        file,
        what: 'event',
        verdict: 'raise no alert',
      });
    case 'match-any':
      return nearestEvents(file, explain);
  }
}

function some(
  told: boolean,
  tell: (event: SampleEvent) => CaseFailure,
  rest: ConstructorParameters<typeof Told>[1],
): EventFailures {
  const list = new Told(tell, rest);
  return {
    add(event, alert) {
      if (alert === told) list.add(event);
    },
    first: () => list.first,
    finish: () => list.finish(),
  };
}

/** Where nothing is expected an alert is no failure. */
function firstAlert(file: string): EventFailures {
  let first: CaseFailure | undefined;
  return {
    add({ line }, alert) {
      if (alert) first ??= { file, line, reason: 'The event raises an alert.' };
    },
    first: () => first,
    finish: () => [],
  };
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

interface Near {
  readonly event: SampleEvent;
  readonly explanation: Explanation | undefined;
}

/** Those that come nearest, while there is no alert. */
function nearestEvents(file: string, explain: Explain): EventFailures {
  const nearest: Near[] = [];
  let count = 0;
  let isMet = false;
  return {
    add(event, alert) {
      isMet ||= alert;
      if (isMet) return;
      count++;
      const explanation = explain(event);
      const last = nearest[NEAREST - 1];
      if (last !== undefined && nearnessOf({ event, explanation }) <= nearnessOf(last)) return;
      nearest.push({ event, explanation });
      // Those of equal nearness stay in the order of the file.
      nearest.sort((a, b) => nearnessOf(b) - nearnessOf(a));
      nearest.length = Math.min(nearest.length, NEAREST);
    },
    // Any later event may be the one that is wanted.
    first: () => undefined,
    finish: () => (isMet ? [] : nearest.map((near) => toldNear(file, near, count > nearest.length))),
  };
}

function nearnessOf({ explanation }: Near): number {
  return explanation?.nearness ?? 1;
}

function toldNear(file: string, { event, explanation }: Near, isOneOfMany: boolean): CaseFailure {
  const found = absent(file, event, explanation);
  const others = isOneOfMany ? ' This is one of the events that come nearest.' : '';
  return { ...found, reason: `${found.reason}${others}` };
}
