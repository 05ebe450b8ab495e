import type { ExplainedSequence } from '../../../../server/src/protocol/index.ts';

/**
 * Where moments stand on the page, in pixels from the left. Each event has a column of its own, in the order in which the engine
 * takes them; a long time between two events is wide, but not as much wider as it is longer.
 */
export interface Scale {
  /** Of each event: the middle of its column. */
  readonly xs: readonly number[];
  readonly width: number;
  /** Of a moment, in milliseconds since the first event. */
  xOf(at: number): number;
}

/** From the middle of a column to where the next may begin: with a mark in the lanes, and with a dot in the stream alone. */
const HALF_MARK = 19;
const HALF_DOT = 6;
const MARGIN = 24;
/** Room behind the last event, for windows that go on and for words. */
const TAIL = 190;
/** The most that a time between two events adds, and how much that grows when the time is twice as long. */
const WIDEST = 120;
const PER_DOUBLING = 20;

export function scaleOf({ events, maxspan }: Pick<ExplainedSequence, 'events' | 'maxspan'>): Scale {
  const unit = unitOf(events.at(-1)?.at ?? 0, maxspan);
  const stretch = (time: number): number =>
    Math.min(WIDEST, PER_DOUBLING * Math.log2(1 + Math.max(0, time) / unit));
  const xs: number[] = [];
  let x = MARGIN;
  for (const [index, event] of events.entries()) {
    const half = event.met.length > 0 ? HALF_MARK : HALF_DOT;
    const before = events[index - 1];
    x += half + (before === undefined ? 0 : stretch(event.at - before.at));
    xs.push(Math.round(x));
    x += half;
  }
  const last = { at: events.at(-1)?.at ?? 0, x: xs.at(-1) ?? MARGIN };
  return {
    xs,
    width: last.x + TAIL,
    xOf(at) {
      if (at >= last.at) return last.x + stretch(at - last.at);
      const next = firstAfter(events, at);
      const from = events[next - 1];
      const to = events[next];
      if (from === undefined || to === undefined) return xs[0] ?? MARGIN;
      const share = (at - from.at) / (to.at - from.at);
      return (xs[next - 1] ?? 0) + share * ((xs[next] ?? 0) - (xs[next - 1] ?? 0));
    },
  };
}

/** The time that adds one doubling's width: a window takes about five of them. */
function unitOf(whole: number, maxspan: number | undefined): number {
  return Math.max(1, maxspan === undefined ? whole / 50 : maxspan / 30);
}

/** Index of the first event later than a moment; the events are in order. */
function firstAfter(events: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Tick {
  readonly event: number;
  readonly x: number;
}

/** Events with their time on the axis: as many as there is room for, the first among them. */
export function ticksOf(xs: readonly number[], room: number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (const [event, x] of xs.entries()) {
    const before = ticks.at(-1);
    if (before === undefined || x - before.x >= room) ticks.push({ event, x });
  }
  return ticks;
}
