import { MILLISECOND } from '../condition/dates.ts';
import type { JsonValue } from '../matcher/event.ts';
import { keyName, type EventKey, type KeyValues, type PlannedKey } from '../matcher/join-key.ts';
import { compareOrder, type OrderedEvent } from '../matcher/ordinal.ts';
import type { PlannedTerm, SequencePlan } from '../matcher/plan-sequence.ts';
import { durationInWords, valueInWords } from './words.ts';

/** The events of the first terms of a sequence, and their join keys. */
export interface Chain {
  readonly keys: KeyValues;
  readonly events: readonly OrderedEvent[];
}

/** One thing that keeps an event from going on with a chain. */
export interface Gap {
  /** "it happens before the event in line 3" */
  readonly words: string;
  /** What in the query decides it. */
  readonly place:
    | { readonly kind: 'key'; readonly key: PlannedKey; readonly value: JsonValue }
    | { readonly kind: 'order' }
    | { readonly kind: 'maxspan' }
    | { readonly kind: 'until' };
}

export interface Step {
  readonly plan: SequencePlan;
  /** The term that the event meets, and the first one of the sequence. */
  readonly term: PlannedTerm;
  readonly first: PlannedTerm;
  /** Events that meet `until`, in their order, by join key. */
  readonly cuts: ReadonlyMap<string, readonly OrderedEvent[]>;
}

/** Everything that keeps an event from going on with a chain: nothing, when it could. */
export function gapsBetween(
  step: Step,
  chain: Chain,
  event: OrderedEvent,
  keys: readonly EventKey[],
): readonly Gap[] {
  const [first, last] = [chain.events[0], chain.events.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    ...keyGap(step, chain, keys),
    ...orderGap(last, event),
    ...maxspanGap(step, first, event),
    ...untilGap(step, chain, last, event),
  ];
}

function keyGap({ term, first }: Step, chain: Chain, keys: readonly EventKey[]): readonly Gap[] {
  const id = JSON.stringify(chain.keys);
  const [candidate] = keys;
  if (candidate === undefined || keys.some((key) => key.id === id)) return [];
  const at = candidate.values.findIndex((value, index) => value !== chain.keys[index]);
  const [key, before] = [term.keys[at], first.keys[at]];
  if (key === undefined || before === undefined) return [];
  const value = candidate.values[at] ?? null;
  const [name, other] = [`\`${keyName(key)}\``, `\`${keyName(before)}\``];
  const where = name === other ? '' : ` in ${other}`;
  const words = `its join key ${name} is ${valueInWords(value)} while the sequence so far has ${valueInWords(chain.keys[at] ?? null)}${where}`;
  return [{ words, place: { kind: 'key', key, value } }];
}

function orderGap(last: OrderedEvent, event: OrderedEvent): readonly Gap[] {
  if (compareOrder(event, last) > 0) return [];
  const line = String(last.event.line);
  const words =
    event.time === last.time
      ? `it has the same time as the event in line ${line} and stands before it`
      : `it happens ${between(event, last)} before the event in line ${line}`;
  return [{ words, place: { kind: 'order' } }];
}

function maxspanGap({ plan: { maxspan } }: Step, first: OrderedEvent, event: OrderedEvent): readonly Gap[] {
  if (maxspan === undefined || event.time - first.time <= BigInt(maxspan) * MILLISECOND) return [];
  const words = `it happens ${between(first, event)} after the event in line ${String(first.event.line)}, and \`maxspan\` allows ${durationInWords(maxspan)}`;
  return [{ words, place: { kind: 'maxspan' } }];
}

/** Whole milliseconds; a nanosecond too late is told as such. */
function between(earlier: OrderedEvent, later: OrderedEvent): string {
  const nanoseconds = later.time - earlier.time;
  const rest = nanoseconds % MILLISECOND;
  const whole = durationInWords(Number(nanoseconds / MILLISECOND));
  return rest === 0n ? whole : `${whole} ${String(rest)} ns`;
}

function untilGap({ cuts }: Step, { keys }: Chain, last: OrderedEvent, event: OrderedEvent): readonly Gap[] {
  const ordered = cuts.get(JSON.stringify(keys)) ?? [];
  const cut = ordered[indexFrom(ordered, last)];
  if (cut === undefined || compareOrder(cut, event) >= 0) return [];
  const words = `the event in line ${String(cut.event.line)}, which stands before it, meets \`until\` and ends the sequence`;
  return [{ words, place: { kind: 'until' } }];
}

/** Index of the first of ordered events that does not stand before `place`. */
export function indexFrom(ordered: readonly OrderedEvent[], place: OrderedEvent): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const event = ordered[middle];
    if (event !== undefined && compareOrder(event, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
