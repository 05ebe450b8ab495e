/** What the timeline says in words. */
import type {
  ExplainedSequence,
  TimelineEnd,
  TimelineEvent,
  TimelineState,
  TimelineTerm,
} from '../../../../server/src/protocol/index.ts';
import { isWhole, type Effect } from './steps.ts';
import { bareName, stageName, stagesOf, termName } from './terms.ts';

const LONGEST_KEY = 60;

/** What the events of a lane share, where the query joins by nothing. */
export const UNJOINED = 'all events';

/** The fields of a join key with their values, each for itself: `host.id = web-01`. */
export function keyParts(
  lane: number,
  { lanes, by }: Pick<ExplainedSequence, 'lanes' | 'by'>,
): readonly { readonly field: string; readonly value: string }[] {
  const key = lanes[lane]?.key ?? [];
  return key.map((value, place) => ({ field: (by[place] ?? []).join(' or '), value: bare(value) }));
}

/** The same in a line; long values are cut. */
export function keyName(lane: number, sequence: Pick<ExplainedSequence, 'lanes' | 'by'>): string {
  const parts = keyParts(lane, sequence);
  if (parts.length === 0) return UNJOINED;
  return parts.map(({ field, value }) => `${field} = ${cut(value, LONGEST_KEY)}`).join(', ');
}

/** JSON text as people read it: strings without quotes. */
export function bare(json: string): string {
  return /^"[^]*"$/.test(json) ? json.slice(1, -1) : json;
}

export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** `02:40:31.200` of an ISO time, in UTC as there. */
export function clock(time: string): string {
  const [, hours = time, fraction = ''] = /T(\d\d:\d\d:\d\d)(\.\d{1,3})?/.exec(time) ?? [];
  return `${hours}${fraction}`;
}

export function dateOf(time: string): string {
  return time.slice(0, Math.max(0, time.indexOf('T')));
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A time span in its two greatest units: `6 min 20 s`, `1.25 s`, `3 ms`. */
export function spanText(milliseconds: number): string {
  const rounded = Math.abs(milliseconds);
  if (rounded < 1000) return `${String(Math.round(rounded * 1000) / 1000)} ms`;
  if (rounded < 60_000) return `${String(Math.round(rounded) / 1000)} s`;
  const seconds = Math.round(rounded / 1000) * 1000;
  const first = UNITS.findIndex(([, length]) => seconds >= length);
  const [unit, length] = UNITS[first] ?? ['s', 1000];
  const whole = Math.floor(seconds / length);
  const [smaller, part] = UNITS[first + 1] ?? ['s', 1000];
  const rest = Math.floor((seconds - whole * length) / part);
  return `${String(whole)} ${unit}${rest === 0 ? '' : ` ${String(rest)} ${smaller}`}`;
}

/** "1 alert", "2 alerts". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** What an event did, in a sentence. @param tellKey false where the key is told already */
export function effectText(effect: Effect, sequence: ExplainedSequence, tellKey: boolean): string {
  const { terms } = sequence;
  const forKey = (lane: number): string => (tellKey ? keyPhrase(lane, sequence) : '');
  switch (effect.kind) {
    case 'begins':
      return `Meets ${termName(terms, effect.state.term)} and begins a sequence${forKey(effect.state.lane)}.`;
    case 'advances':
      return `Meets ${termName(terms, effect.state.term)} and takes a sequence on${forKey(effect.state.lane)}.`;
    case 'unused':
      return `Meets ${stageName(terms, effect.term)}${forKey(effect.lane)}${unusedText(effect.term, sequence)}`;
    case 'missing-term':
      return `Meets ${stageName(terms, effect.term)}${forKey(effect.lane)}: it may not be there.`;
    case 'keyless':
      return `Meets the conditions of ${stageName(terms, effect.term)}, but lacks a value of its join key.`;
    case 'nothing':
      return 'Meets no stage.';
    case 'ends':
      return endText(effect, sequence, forKey(effect.state.lane));
  }
}

function unusedText(term: TimelineTerm, sequence: ExplainedSequence): string {
  if (!isWhole(sequence)) return '; its sequences may be among those that are left out.';
  return term === 'until' ? '; no sequence waited.' : ', but no sequence waited for it.';
}

function endText(
  { state, end }: Extract<Effect, { kind: 'ends' }>,
  sequence: ExplainedSequence,
  forKey: string,
): string {
  const which = `the sequence that began ${beginning(state, sequence)}${forKey}`;
  switch (end.kind) {
    case 'alert':
      return `Completes ${which}: alert${lasted(state, sequence)}.`;
    case 'blocked':
      return `Completes ${which}, but no alert: ${blockers(end.by, sequence)}.`;
    case 'left-out':
      return `Completes ${which}, but a pipe of the query leaves it out.`;
    case 'expired':
      return `Too late: the window of ${which} was over${overSince(state, end.at, sequence)}.`;
    case 'cut':
      return `Meets \`until\` and ends ${which}.`;
    case 'replaced':
      return `Replaces ${which}: only the newest waits.`;
    case 'advanced':
      return `Takes on ${which}.`;
  }
}

function blockers(
  by: Extract<TimelineEnd, { kind: 'blocked' }>['by'],
  { terms, events }: ExplainedSequence,
): string {
  if (by.length === 0) return 'an event is there that may not be';
  return by.map(({ term, event }) => `${stageName(terms, term)} is met ${lineOf(events[event])}`).join(', ');
}

function lineOf(event: TimelineEvent | undefined): string {
  return event === undefined ? 'by an event that is not shown' : `by line ${String(event.place.line)}`;
}

function beginning({ events }: TimelineState, { events: all }: ExplainedSequence): string {
  const first = all[events[0] ?? -1];
  return first === undefined ? 'earlier' : `at ${clock(first.time)}`;
}

function keyPhrase(lane: number, sequence: ExplainedSequence): string {
  return sequence.by.length === 0 ? '' : ` for ${keyName(lane, sequence)}`;
}

/** "after 1.2 s of 3 min" */
export function lasted(state: TimelineState, { events, maxspan }: ExplainedSequence): string {
  const first = events[state.events[0] ?? -1];
  const last = events[state.from];
  if (first === undefined || last === undefined) return '';
  return ` after ${spanText(last.at - first.at)}${maxspan === undefined ? '' : ` of ${spanText(maxspan)}`}`;
}

function overSince({ expires }: TimelineState, event: number, { events }: ExplainedSequence): string {
  const at = events[event]?.at;
  return expires === undefined || at === undefined ? '' : ` since ${spanText(at - expires.at)}`;
}

/** Which event it is: "Event 3 of 7, 02:40:31.200, line 3". */
export function eventName(index: number, { events }: ExplainedSequence): string {
  const event = events[index];
  if (event === undefined) return '';
  return `Event ${String(index + 1)} of ${String(events.length)}, ${clock(event.time)}, line ${String(event.place.line)}`;
}

/** The name of an event, with the stages that it meets. */
export function eventText(index: number, sequence: ExplainedSequence): string {
  const { events, terms } = sequence;
  const { met = [], keyless = [] } = events[index] ?? {};
  const named = (stages: readonly TimelineTerm[]): string =>
    stagesOf(terms, stages)
      .map((term) => bareName(stageName(terms, term)))
      .join(' and ');
  const said = [
    ...(met.length > 0 ? [`meets ${named(met.map(({ term }) => term))}`] : []),
    ...(keyless.length > 0
      ? [`meets the conditions of ${named(keyless)}, but lacks a value of its join key`]
      : []),
  ];
  return `${eventName(index, sequence)}: ${said.length === 0 ? 'meets no stage' : said.join(', ')}`;
}
