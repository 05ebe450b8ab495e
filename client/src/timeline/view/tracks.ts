import type {
  ExplainedSequence,
  TimelineEnd,
  TimelineState,
  TimelineTerm,
} from '../../../../server/src/protocol/index.ts';
import type { Scale } from './scale.ts';
import { stageName } from './terms.ts';

/** How a sequence ended. `over`: it still waits, but no later event can come within its window. */
export type TrackEnd = Exclude<TimelineEnd['kind'], 'advanced'> | 'waiting' | 'over';

/** A sequence from its first event to its end, in a row of its lane. */
export interface Track {
  /** Indices of its states; the last is how it ended. */
  readonly states: readonly number[];
  readonly marks: readonly { readonly event: number; readonly term: number }[];
  readonly end: TrackEnd;
  /** Pixels: from its first mark to the end of what it lasted, or of its window where that ran out. */
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/** An event that meets a term in the lane and is part of none of its sequences. */
export interface Loose {
  readonly event: number;
  readonly term: TimelineTerm;
  readonly x: number;
  readonly row: number;
}

export interface LaneLayout {
  readonly lane: number;
  readonly rows: number;
  readonly tracks: readonly Track[];
  readonly loose: readonly Loose[];
  readonly alerts: number;
}

/** Half a mark with air around it, and the room for the words behind a track's end. */
const HALF_MARK = 17;
const WORDS = 128;

/** The lanes, those with alerts first, then those whose sequences came farthest, then those that came up first. */
export function lanesOf(sequence: ExplainedSequence, scale: Scale): readonly LaneLayout[] {
  const paths = pathsOf(sequence);
  const met = metBy(sequence);
  const lanes = sequence.lanes.map((_lane, lane) =>
    layOut(lane, paths[lane] ?? [], met[lane] ?? [], sequence, scale),
  );
  return lanes.toSorted((a, b) => rankOf(b, sequence) - rankOf(a, sequence));
}

type Path = readonly number[];

function pathsOf({ lanes, states }: ExplainedSequence): readonly (readonly Path[])[] {
  const paths: Path[][] = lanes.map(() => []);
  for (const [index, state] of states.entries()) {
    if (state.end?.kind === 'advanced') continue;
    const path = [index];
    for (let at = state.previous; at !== undefined; at = states[at]?.previous) path.push(at);
    paths[state.lane]?.push(path.reverse());
  }
  return paths;
}

type Met = readonly { readonly event: number; readonly term: TimelineTerm }[];

function metBy({ lanes, events }: ExplainedSequence): readonly Met[] {
  const met: { event: number; term: TimelineTerm }[][] = lanes.map(() => []);
  for (const [event, { met: terms }] of events.entries()) {
    for (const { term, lane } of terms) met[lane]?.push({ event, term });
  }
  return met;
}

function layOut(
  lane: number,
  paths: readonly Path[],
  met: Met,
  sequence: ExplainedSequence,
  scale: Scale,
): LaneLayout {
  const tracks = paths.map((path) => trackOf(path, sequence, scale));
  const loose = unused(met, tracks, sequence).map((mark) => ({ ...mark, x: scale.xs[mark.event] ?? 0 }));
  const rows = new Rows();
  // What it cuts runs into it.
  for (const { term, x } of loose) if (term === 'until') rows.take(0, x + 1, x + HALF_MARK);
  const items = [
    ...tracks.map((track) => ({ from: track.from - HALF_MARK, to: track.to + roomBehind(track), track })),
    ...loose.map((mark) => ({ from: mark.x - HALF_MARK, to: mark.x + HALF_MARK, mark })),
  ].sort((a, b) => a.from - b.from);
  const placed: Track[] = [];
  const others: Loose[] = [];
  for (const item of items) {
    if ('track' in item) placed.push({ ...item.track, row: rows.place(item.from, item.to) });
    else {
      const row = item.mark.term === 'until' ? 0 : rows.place(item.from, item.to);
      others.push({ ...item.mark, row });
    }
  }
  const alerts = placed.filter(({ end }) => end === 'alert').length;
  return { lane, rows: rows.count, tracks: placed, loose: others, alerts };
}

function trackOf(path: Path, sequence: ExplainedSequence, scale: Scale): Omit<Track, 'row'> {
  const chain = path.flatMap((index) => sequence.states[index] ?? []);
  const last = chain.at(-1);
  const marks = chain.map(({ from, term }) => ({ event: from, term }));
  const from = scale.xs[chain[0]?.from ?? 0] ?? 0;
  const end = last === undefined ? 'waiting' : endOf(last, sequence);
  const to = last === undefined ? from : Math.max(scale.xs[last.from] ?? 0, endX(last, end, scale));
  return { states: path, marks, end, from, to };
}

function endOf({ end, expires }: TimelineState, { events }: ExplainedSequence): TrackEnd {
  if (end !== undefined && end.kind !== 'advanced') return end.kind;
  return expires !== undefined && expires.at < (events.at(-1)?.at ?? 0) ? 'over' : 'waiting';
}

/** A sequence that nothing ended lasts as long as its window; without one, to the end of the stream and beyond. */
function endX({ from, end, expires }: TimelineState, kind: TrackEnd, scale: Scale): number {
  switch (kind) {
    case 'waiting':
    case 'over':
    case 'expired':
      return expires === undefined ? scale.width - WORDS : scale.xOf(expires.at);
    case 'replaced':
    case 'cut':
    case 'alert':
    case 'blocked':
    case 'left-out':
      return scale.xs[end?.at ?? from] ?? 0;
  }
}

function roomBehind({ end }: Pick<Track, 'end'>): number {
  return end === 'cut' ? 1 : WORDS;
}

/** A stage that an event meets counts once, whichever of its runs could have used it. */
function unused(met: Met, tracks: readonly Pick<Track, 'marks'>[], { terms }: ExplainedSequence): Met {
  const idOf = (event: number, term: TimelineTerm): string => `${String(event)} ${stageName(terms, term)}`;
  const used = new Set(tracks.flatMap(({ marks }) => marks.map(({ event, term }) => idOf(event, term))));
  return met.toReversed().filter(({ event, term }) => {
    const id = idOf(event, term);
    return used.size < used.add(id).size;
  });
}

function rankOf({ alerts, tracks }: LaneLayout, { states, terms }: ExplainedSequence): number {
  const farthest = Math.max(-1, ...tracks.map((track) => states[track.states.at(-1) ?? -1]?.term ?? -1));
  return farthest + (alerts > 0 ? terms.length : 0);
}

/** Rows that fill from the top: each takes what does not overlap with what it has. */
class Rows {
  readonly #taken: { readonly from: number; readonly to: number }[][] = [];

  get count(): number {
    return Math.max(1, this.#taken.length);
  }

  take(row: number, from: number, to: number): void {
    (this.#taken[row] ??= []).push({ from, to });
  }

  place(from: number, to: number): number {
    const free = this.#taken.findIndex((row) => row.every((other) => other.to <= from || other.from >= to));
    const row = free < 0 ? this.#taken.length : free;
    this.take(row, from, to);
    return row;
  }
}
