import type { SampleEvent } from '../matcher/event.ts';
import type { Disorder } from '../matcher/event-sorter.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import type { FileSummary } from './event-source.ts';
import { FirstFew } from './first-few.ts';
import type { RunnableQuery } from './plan-rule.ts';
import type { CaseNote } from './report.ts';
import { valueChecks } from './value-notes.ts';
import { plural } from './words.ts';

/** Notes of one case that are told. */
const MOST_NOTES = 5;

/** What a run of one case came to, for the notes on it. */
export interface Noted {
  /** The events that complete the first alerts, and how many alerts there are. */
  readonly alerting: readonly SampleEvent[];
  readonly total: number;
  readonly summary: FileSummary;
  readonly disorder: Disorder | undefined;
}

/** Hears of a case's events one by one. */
export interface CaseNotes {
  /** @param timed false for one without a time, in a sequence */
  add(event: SampleEvent, timed: boolean): void;
  finish(noted: Noted): readonly CaseNote[];
}

/** What is to be known of a case beside its verdict; at most a few, the last says how many more. */
export function caseNotes({ plan }: RunnableQuery, rule: RuleDocument): CaseNotes {
  const check = valueChecks(plan);
  const values = new FirstFew<CaseNote>(MOST_NOTES + 1);
  const untimed = new FirstFew<SampleEvent>(1);
  return {
    add(event, timed) {
      if (!timed) untimed.add(() => event);
      check(event, values);
    },
    finish({ alerting, total, summary, disorder }) {
      const notes = [
        ...maxSignalsNotes(alerting, total, rule),
        ...timeNotes(untimed, plan),
        ...orderNotes(disorder),
        ...summary.notes.items,
        ...values.items,
      ];
      const hidden = summary.notes.total - summary.notes.items.length + values.total - values.items.length;
      return cut(notes, hidden);
    },
  };
}

/** @param hidden how many more there are than are given */
function cut(notes: readonly CaseNote[], hidden: number): readonly CaseNote[] {
  const next = notes[MOST_NOTES];
  if (next === undefined) return notes;
  const rest = notes.length + hidden - MOST_NOTES;
  return [
    ...notes.slice(0, MOST_NOTES),
    {
      line: next.line,
      message: `There ${rest === 1 ? 'is' : 'are'} ${plural(rest, 'more note')} of this case, from this line on.`,
    },
  ];
}

/** Kibana keeps so many alerts of one run of a rule (its default of `max_signals`). */
const MAX_SIGNALS = 100;

function maxSignalsNotes(
  alerting: readonly SampleEvent[],
  total: number,
  { rule }: RuleDocument,
): readonly CaseNote[] {
  const stated = rule?.entries.get('max_signals')?.value;
  const most = stated?.kind === 'integer' ? Number(stated.value) : MAX_SIGNALS;
  if (total <= most) return [];
  const first = alerting[most] ?? alerting.at(-1);
  const message = `There are ${plural(total, 'alert')}; in one run of the rule \`max_signals\` keeps ${String(most)} of them.`;
  return [{ line: first?.line ?? 1, message }];
}

/** Events without a time, which no sequence can have. */
function timeNotes(
  { items, total }: FirstFew<SampleEvent>,
  plan: RunnableQuery['plan'],
): readonly CaseNote[] {
  const [first] = items;
  if (first === undefined || plan.kind !== 'sequence') return [];
  const message = `${plural(total, 'event')} from this line on ${total === 1 ? 'has' : 'have'} no time in \`${plan.timestamp.name}\`, so that no sequence can have ${total === 1 ? 'it' : 'them'}.`;
  return [{ line: first.line, message }];
}

/** Events of a sequence that stand behind later ones, as in files that were joined. */
function orderNotes(disorder: Disorder | undefined): readonly CaseNote[] {
  if (disorder === undefined) return [];
  const { count, first } = disorder;
  const message = `${plural(count, 'event')} from this line on ${count === 1 ? 'stands' : 'stand'} behind one with a later time; the sequence takes them in the order of time.`;
  return [{ line: first.event.line, message }];
}
