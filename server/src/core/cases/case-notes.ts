import type { SampleEvent } from '../matcher/event.ts';
import { filterInChunks, type Work } from '../matcher/steps.ts';
import { compileOrder } from '../matcher/ordinal.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import type { CaseNote } from './report.ts';
import type { Trial } from './trial.ts';
import { valueNotes } from './value-notes.ts';
import { plural } from './words.ts';

/** Notes of one case that are told. */
const MOST_NOTES = 5;

/** What is to be known of a case beside its verdict; at most a few, the last says how many more. */
export function* caseNotes(
  trial: Trial,
  alerting: readonly SampleEvent[],
  rule: RuleDocument,
): Work<readonly CaseNote[]> {
  const { read, query } = trial;
  const notes = [
    ...maxSignalsNotes(alerting, rule),
    ...(yield* timeNotes(trial)),
    ...read.notes,
    ...(yield* valueNotes(query.plan, read.events)),
  ];
  const rest = notes.slice(MOST_NOTES);
  const [next] = rest;
  if (next === undefined) return notes;
  return [
    ...notes.slice(0, MOST_NOTES),
    {
      line: next.line,
      message: `There ${rest.length === 1 ? 'is' : 'are'} ${plural(rest.length, 'more note')} of this case, from this line on.`,
    },
  ];
}

/** Kibana keeps so many alerts of one run of a rule (its default of `max_signals`). */
const MAX_SIGNALS = 100;

function maxSignalsNotes(alerting: readonly SampleEvent[], { rule }: RuleDocument): readonly CaseNote[] {
  const stated = rule?.entries.get('max_signals')?.value;
  const most = stated?.kind === 'integer' ? Number(stated.value) : MAX_SIGNALS;
  const first = alerting[most];
  if (first === undefined) return [];
  const message = `There are ${plural(alerting.length, 'alert')}; in one run of the rule \`max_signals\` keeps ${String(most)} of them.`;
  return [{ line: first.line, message }];
}

/** Events without a time, which no sequence can have. */
function* timeNotes({ read, query: { plan } }: Trial): Work<readonly CaseNote[]> {
  if (plan.kind !== 'sequence') return [];
  const order = compileOrder(plan.timestamp, plan.tiebreaker);
  const untimed = yield* filterInChunks(read.events, (event, index) => order(event, index) === undefined);
  const [first] = untimed;
  if (first === undefined) return [];
  const message = `${plural(untimed.length, 'event')} from this line on ${untimed.length === 1 ? 'has' : 'have'} no time in \`${plan.timestamp.name}\`, so that no sequence can have ${untimed.length === 1 ? 'it' : 'them'}.`;
  return [{ line: first.line, message }];
}
