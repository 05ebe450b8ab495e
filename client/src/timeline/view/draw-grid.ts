import type { ExplainedSequence, TimelineTerm } from '../../../../server/src/protocol/index.ts';
import { html, svg } from './dom.ts';
import { drawKeyParts } from './draw-key.ts';
import { drawCut, drawMark, drawTrack, middleOf, PADDING, ROW, type Cell } from './draw-marks.ts';
import { ticksOf, type Scale } from './scale.ts';
import { isWhole } from './steps.ts';
import type { LaneLayout, TrackEnd } from './tracks.ts';
import { bareName, termName } from './terms.ts';
import { clock, dateOf, eventName, eventText, keyName, plural, spanText } from './words.ts';

/** The lanes with the stream of all events above them. */
export interface Grid {
  readonly element: HTMLElement;
  /** The stream's row first. */
  readonly rows: readonly (readonly Cell[])[];
}

const AXIS = 26;
const STREAM = 34;
/** Pixels that a time on the axis takes, and that a time span between two events needs. */
const TIME = 96;
const SPAN = 74;

export function drawGrid(sequence: ExplainedSequence, scale: Scale, lanes: readonly LaneLayout[]): Grid {
  const stream = drawStream(sequence, scale);
  const drawn = lanes.map((lane, index) => drawLane(lane, index + 2, sequence, scale));
  const element = html(
    'div',
    {
      class: 'grid',
      role: 'grid',
      'aria-label': 'Events in time order, by join key',
      'aria-rowcount': lanes.length + 1,
    },
    drawAxis(sequence, scale),
    stream.element,
    ...drawn.map((lane) => lane.element),
  );
  return { element, rows: [stream.cells, ...drawn.map(({ cells }) => cells)] };
}

function canvas(scale: Scale, height: number, ...content: readonly SVGElement[]): SVGSVGElement {
  return svg('svg', { class: 'track', role: 'presentation', width: scale.width, height }, ...content);
}

function drawAxis({ events }: ExplainedSequence, scale: Scale): HTMLElement {
  const ticks = ticksOf(scale.xs, TIME).map(({ event, x }) => {
    const time = events[event]?.time ?? '';
    return svg(
      'g',
      {},
      svg('line', { class: 'tick', x1: x, y1: AXIS - 5, x2: x, y2: AXIS }),
      svg('text', { class: 'time', x, y: AXIS - 13 }, clock(time)),
    );
  });
  const date = html('div', { class: 'key' }, dateOf(events[0]?.time ?? ''));
  return html('div', { class: 'row axis', 'aria-hidden': 'true' }, date, canvas(scale, AXIS, ...ticks));
}

function drawStream(
  sequence: ExplainedSequence,
  scale: Scale,
): { readonly element: HTMLElement; readonly cells: readonly Cell[] } {
  const y = STREAM / 2 + 3;
  const cells = sequence.events.map((event, index): Cell => {
    const x = scale.xs[index] ?? 0;
    const label = eventText(index, sequence);
    const kind = event.met.length > 0 ? 'met' : event.keyless.length > 0 ? 'keyless' : 'other';
    const sign =
      kind === 'keyless'
        ? svg('text', { class: 'sign', x, y, 'aria-hidden': 'true' }, '∅')
        : svg('circle', { class: 'shape', cx: x, cy: y, r: kind === 'met' ? 4.5 : 2.5 });
    const element = svg(
      'g',
      { class: `mark dot ${kind}`, role: 'gridcell', tabindex: -1, 'aria-label': label },
      svg('circle', { class: 'ring', cx: x, cy: y, r: 9 }),
      sign,
    );
    return { element, event: index, term: event.met[0]?.term ?? event.keyless[0], x };
  });
  const spans = sequence.events.flatMap((event, index) => spanBefore(event.at, index, sequence, scale, y));
  const line = svg('line', { class: 'stream-line', x1: 0, y1: y, x2: scale.width, y2: y });
  const key = html('div', { class: 'key', role: 'rowheader' }, plural(sequence.events.length, 'event'));
  const track = canvas(scale, STREAM, line, ...spans, ...cells.map((cell) => cell.element));
  return {
    element: html('div', { class: 'row stream', role: 'row', 'aria-rowindex': 1 }, key, track),
    cells,
  };
}

/** How long nothing happened, where there is room to say so. */
function spanBefore(
  at: number,
  index: number,
  { events }: ExplainedSequence,
  { xs }: Scale,
  y: number,
): readonly SVGElement[] {
  const before = events[index - 1];
  const [from = 0, to = 0] = [xs[index - 1], xs[index]];
  if (before === undefined || to - from < SPAN) return [];
  return [
    svg(
      'text',
      { class: 'span', x: (from + to) / 2, y: y - 9, 'aria-hidden': 'true' },
      spanText(at - before.at),
    ),
  ];
}

function drawLane(
  layout: LaneLayout,
  rowIndex: number,
  sequence: ExplainedSequence,
  scale: Scale,
): { readonly element: HTMLElement; readonly cells: readonly Cell[] } {
  const { lane, tracks, loose, rows } = layout;
  const height = rows * ROW + 2 * PADDING;
  const label = (event: number, term: TimelineTerm, more: string): string =>
    `${eventName(event, sequence)}: ${bareName(termName(sequence.terms, term))}${more}, for ${keyName(lane, sequence)}`;
  const unused = isWhole(sequence) ? ', used by no sequence' : ', in no sequence that is shown';
  const marks = tracks.flatMap((track) =>
    track.marks.map(({ event, term }, index) => {
      const mark = { event, term, x: scale.xs[event] ?? 0 };
      const more = index === track.marks.length - 1 ? ENDS[track.end] : '';
      return drawMark(sequence, mark, middleOf(track.row), label(event, term, more), false);
    }),
  );
  const others = loose.map((mark) => {
    const isStage = mark.term !== 'until' && sequence.terms[mark.term]?.missing !== true;
    const more = isStage ? unused : '';
    return drawMark(sequence, mark, middleOf(mark.row), label(mark.event, mark.term, more), true);
  });
  const cells = [...marks, ...others].sort((a, b) => a.event - b.event);
  const cuts = loose.filter(({ term }) => term === 'until').map((mark) => drawCut(mark, height));
  const track = canvas(
    scale,
    height,
    ...tracks.map((each) => drawTrack(each, sequence, scale.xs)),
    ...cuts,
    ...cells.map(({ element }) => element),
  );
  const header = drawKey(layout, sequence);
  const element = html('div', { class: 'row lane', role: 'row', 'aria-rowindex': rowIndex }, header, track);
  return { element, cells };
}

function drawKey({ lane, alerts, tracks }: LaneLayout, sequence: ExplainedSequence): HTMLElement {
  const begun = tracks.length;
  const count =
    alerts > 0 ? plural(alerts, 'alert') : begun > 0 ? `no alert in ${String(begun)}` : 'none begun';
  const told = alerts > 0 || begun === 0 ? count : `no alert in ${plural(begun, 'partial sequence')}`;
  return html(
    'div',
    { class: 'key', role: 'rowheader', 'aria-label': `${keyName(lane, sequence)}: ${told}` },
    ...drawKeyParts(lane, sequence),
    html('span', { class: alerts > 0 ? 'counts has-alerts' : 'counts' }, count),
  );
}

const ENDS: Readonly<Record<TrackEnd, string>> = {
  alert: ', alert',
  expired: ', then its window ran out',
  over: ', then its window ran out',
  waiting: ', still waiting at the end',
  cut: ', then cut by until',
  replaced: ', then replaced by a newer sequence',
  blocked: ', complete, but blocked by a missing event',
  'left-out': ', complete, but left out by a pipe',
};
