import type { Blocking, SequenceState, SequenceTrace, StateEnd, StreamEvent } from './sequence-trace.ts';

/** How much of a stream people can look at. */
export interface SequenceLimits {
  readonly events: number;
  readonly lanes: number;
  /** Partial sequences, each with all its states. */
  readonly sequences: number;
}

/** How much there is in all. */
export interface SequenceTotals {
  readonly events: number;
  readonly lanes: number;
  readonly sequences: number;
}

export interface ShortenedSequence {
  readonly trace: SequenceTrace;
  readonly totals: SequenceTotals;
}

/** A sequence from its first event to its end: indices of its states. */
type Path = readonly number[];

/**
 * The same trace with at most so much in it: alerts first, then the sequences that came farthest, then those that began
 * first; all events that these are made of, then those that meet a term, then others. A trace within the limits stays whole.
 */
export function shortenSequence(trace: SequenceTrace, limits: SequenceLimits): ShortenedSequence {
  const paths = pathsOf(trace);
  const totals = { events: trace.events.length, lanes: trace.lanes.length, sequences: paths.length };
  const isWhole =
    totals.events <= limits.events && totals.lanes <= limits.lanes && totals.sequences <= limits.sequences;
  if (isWhole) return { trace, totals };
  const { states, lanes, events } = choose(trace, paths, limits);
  fillLanes(trace, lanes, limits);
  fillEvents(trace, lanes, events, limits);
  return { trace: only(trace, states, lanes, events), totals };
}

function pathsOf({ states }: SequenceTrace): readonly Path[] {
  return states.flatMap((state, index) => {
    if (state.end?.kind === 'advanced') return [];
    const path = [index];
    for (let at = state.previous; at !== undefined; at = states[at]?.previous) path.unshift(at);
    return [path];
  });
}

interface Chosen {
  readonly states: Set<number>;
  readonly lanes: Set<number>;
  readonly events: Set<number>;
}

function choose(trace: SequenceTrace, paths: readonly Path[], limits: SequenceLimits): Chosen {
  const chosen: Chosen = { states: new Set(), lanes: new Set(), events: new Set() };
  const ranked = [...paths].sort((a, b) => rankOf(b, trace) - rankOf(a, trace));
  let sequences = 0;
  for (const path of ranked) {
    if (sequences === limits.sequences) break;
    const states = path.flatMap((index) => trace.states[index] ?? []);
    const lane = states[0]?.lane ?? 0;
    const needed = states.flatMap(eventsOf).filter((event) => !chosen.events.has(event));
    const isRoom = chosen.lanes.has(lane) || chosen.lanes.size < limits.lanes;
    if (!isRoom || chosen.events.size + new Set(needed).size > limits.events) continue;
    sequences++;
    chosen.lanes.add(lane);
    for (const index of path) chosen.states.add(index);
    for (const event of needed) chosen.events.add(event);
  }
  return chosen;
}

/** Sorting is stable: equals stay in the order in which they came to be. */
function rankOf(path: Path, { states, terms }: SequenceTrace): number {
  const last = states[path.at(-1) ?? -1];
  return last === undefined ? 0 : last.term + (last.end?.kind === 'alert' ? terms.length : 0);
}

function eventsOf({ events, from, end }: SequenceState): readonly number[] {
  const blocking = end?.kind === 'blocked' ? end.by.map(({ event }) => event) : [];
  return [...events, from, ...(end === undefined ? [] : [end.at]), ...blocking];
}

function fillLanes({ lanes }: SequenceTrace, kept: Set<number>, limits: SequenceLimits): void {
  for (let lane = 0; lane < lanes.length && kept.size < limits.lanes; lane++) kept.add(lane);
}

function fillEvents(
  { events }: SequenceTrace,
  lanes: ReadonlySet<number>,
  kept: Set<number>,
  limits: SequenceLimits,
): void {
  const isRelevant = ({ met, keyless }: StreamEvent): boolean =>
    keyless.length > 0 || met.some(({ lane }) => lanes.has(lane));
  for (const test of [isRelevant, () => true]) {
    for (const [index, event] of events.entries()) {
      if (kept.size >= limits.events) return;
      if (test(event)) kept.add(index);
    }
  }
}

/** What is kept, under its new indices. */
function only(
  trace: SequenceTrace,
  states: ReadonlySet<number>,
  lanes: ReadonlySet<number>,
  events: ReadonlySet<number>,
): SequenceTrace {
  const [stateAt, laneAt, eventAt] = [states, lanes, events].map(renumber);
  if (stateAt === undefined || laneAt === undefined || eventAt === undefined) return trace;
  return {
    ...trace,
    lanes: trace.lanes.filter((_lane, index) => lanes.has(index)),
    events: trace.events
      .filter((_event, index) => events.has(index))
      .map((event) => ({
        ...event,
        met: event.met.flatMap(({ term, lane }) => (lanes.has(lane) ? [{ term, lane: laneAt(lane) }] : [])),
      })),
    states: trace.states
      .filter((_state, index) => states.has(index))
      .map((state): SequenceState => ({
        ...state,
        lane: laneAt(state.lane),
        events: state.events.map(eventAt),
        previous: state.previous === undefined ? undefined : stateAt(state.previous),
        from: eventAt(state.from),
        end: state.end && renumberedEnd(state.end, stateAt, eventAt),
      })),
  };
}

type Renumber = (index: number) => number;

/** -1 for what is left out. */
function renumber(kept: ReadonlySet<number>): Renumber {
  const places = new Map([...kept].sort((a, b) => a - b).map((index, place) => [index, place]));
  return (index) => places.get(index) ?? -1;
}

function renumberedEnd(end: StateEnd, stateAt: Renumber, eventAt: Renumber): StateEnd {
  const at = eventAt(end.at);
  switch (end.kind) {
    case 'advanced':
      return { ...end, at, next: stateAt(end.next) };
    case 'replaced':
      return { ...end, at, by: stateAt(end.by) };
    case 'blocked':
      return { ...end, at, by: end.by.map(({ term, event }): Blocking => ({ term, event: eventAt(event) })) };
    case 'expired':
    case 'cut':
    case 'alert':
    case 'left-out':
      return { ...end, at };
  }
}
