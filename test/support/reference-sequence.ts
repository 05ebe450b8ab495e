/**
 * Sequences, found stage by stage over lists as the semantics tell it (and as Elasticsearch works): first all events of the
 * first term, then those of the second that go on from one of them, and so on. A second opinion for tests: plain and slow.
 */
export interface ReferenceEvent {
  readonly line: number;
  /** Milliseconds. */
  readonly time: number;
  readonly tie: number | undefined;
  readonly letters: readonly string[];
  /** Values of the fields that are joined by. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

export interface ReferenceKey {
  readonly field: string;
  readonly optional: boolean;
}

export interface ReferenceTerm {
  /** The term is met by events that have one of these. */
  readonly letters: readonly string[];
  readonly by: readonly ReferenceKey[];
  readonly missing: boolean;
}

export interface ReferenceSequence {
  /** With `runs`, a term stands here so many times. */
  readonly terms: readonly ReferenceTerm[];
  readonly until: ReferenceTerm | undefined;
  /** Milliseconds. */
  readonly maxspan: number | undefined;
}

type Key = readonly (string | null)[];

export interface ReferenceResult {
  /** 0 for a missing event. */
  readonly lines: readonly number[];
  readonly keys: Key;
}

interface Hit {
  readonly event: ReferenceEvent;
  /** Its place in the order of events. */
  readonly place: number;
  readonly key: Key;
}

export function referenceSequences(
  { terms, until, maxspan = Infinity }: ReferenceSequence,
  events: readonly ReferenceEvent[],
): readonly ReferenceResult[] {
  const sorted = [...events].sort(
    (a, b) => a.time - b.time || (a.tie ?? Infinity) - (b.tie ?? Infinity) || a.line - b.line || 0,
  );
  const positives = terms.filter(({ missing }) => !missing);
  const cuts = until === undefined ? [] : hitsOf(until, sorted);
  let found = hitsOf(positives[0], sorted).map((hit) => [hit]);
  for (const term of positives.slice(1)) {
    let waiting = found;
    found = [];
    for (const hit of hitsOf(term, sorted)) {
      const older = waiting.filter((one) => isSame(keyOf(one), hit.key) && lastOf(one).place < hit.place);
      const latest = older.sort((a, b) => lastOf(a).place - lastOf(b).place).at(-1);
      if (latest === undefined) continue;
      waiting = waiting.filter((one) => !older.includes(one));
      const inTime = hit.event.time - firstOf(latest).event.time <= maxspan;
      const isCut = cuts.some(
        (cut) => isSame(cut.key, hit.key) && cut.place >= lastOf(latest).place && cut.place < hit.place,
      );
      if (inTime && !isCut) found.push([...latest, hit]);
    }
  }
  return found
    .filter((sequence) => isAllowed(sequence, terms, maxspan, sorted))
    .sort((a, b) => lastOf(a).place - lastOf(b).place || compareKeys(keyOf(a), keyOf(b)))
    .map((sequence) => {
      const left = [...sequence];
      return {
        lines: terms.map(({ missing }) => (missing ? 0 : (left.shift()?.event.line ?? 0))),
        keys: keyOf(sequence),
      };
    });
}

function hitsOf(term: ReferenceTerm | undefined, events: readonly ReferenceEvent[]): Hit[] {
  if (term === undefined) return [];
  return events.flatMap((event, place) =>
    event.letters.some((letter) => term.letters.includes(letter))
      ? keysOf(term, event).map((key) => ({ event, place, key }))
      : [],
  );
}

/** Every combination of the values of the keys. */
function keysOf({ by }: ReferenceTerm, { fields }: ReferenceEvent): Key[] {
  let keys: Key[] = [[]];
  for (const { field, optional } of by) {
    const values = [...new Set(fields[field] ?? [])];
    const choices = values.length > 0 ? values : optional ? [null] : [];
    keys = keys.flatMap((key) => choices.map((value) => [...key, value]));
  }
  return keys;
}

/** Whether events are missing that must be. */
function isAllowed(
  sequence: readonly Hit[],
  terms: readonly ReferenceTerm[],
  maxspan: number,
  events: readonly ReferenceEvent[],
): boolean {
  const key = keyOf(sequence);
  const times = (term: ReferenceTerm): number[] =>
    hitsOf(term, events)
      .filter((hit) => isSame(hit.key, key))
      .map(({ event }) => event.time);
  const [first, last] = [firstOf(sequence).event.time, lastOf(sequence).event.time];
  const [before, behind]: [number[], number[]] = [[], []];
  let [leads, trails] = [false, false];
  let positives = 0;
  for (const term of terms) {
    if (!term.missing) {
      positives++;
      continue;
    }
    const [from, to] = [sequence[positives - 1]?.event.time, sequence[positives]?.event.time];
    if (from !== undefined && to !== undefined) {
      if (times(term).some((time) => time > from && time < to)) return false;
    } else if (to !== undefined) {
      leads = true;
      before.push(...times(term).filter((time) => time < first));
    } else {
      trails = true;
      behind.push(...times(term).filter((time) => time > last));
    }
  }
  if (leads && trails) return !(Math.min(...behind) - Math.max(...before) <= maxspan);
  return !before.some((time) => last - time <= maxspan) && !behind.some((time) => time - first <= maxspan);
}

/** A sequence has at least one event. */
function firstOf(sequence: readonly Hit[]): Hit {
  return sequence[0] as Hit;
}

function lastOf(sequence: readonly Hit[]): Hit {
  return sequence.at(-1) as Hit;
}

function keyOf(sequence: readonly Hit[]): Key {
  return firstOf(sequence).key;
}

function isSame(a: Key, b: Key): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Missing values last. */
function compareKeys(a: Key, b: Key): number {
  for (const [index, x] of a.entries()) {
    const y = b[index] ?? null;
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return x < y ? -1 : 1;
  }
  return 0;
}
