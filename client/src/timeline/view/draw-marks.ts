import type { ExplainedSequence, TimelineTerm } from '../../../../server/src/protocol/index.ts';
import { svg } from './dom.ts';
import type { Loose, Track, TrackEnd } from './tracks.ts';
import { termSign, type Terms } from './terms.ts';
import { spanText } from './words.ts';

/** A mark that has the focus at times. */
export interface Cell {
  readonly element: SVGGElement;
  readonly event: number;
  readonly term: TimelineTerm | undefined;
  readonly x: number;
}

export const ROW = 36;
export const PADDING = 6;
const RADIUS = 11;
const COLOURS = 6;

export interface HasTerms {
  readonly terms: Terms;
}

export function middleOf(row: number): number {
  return PADDING + row * ROW + ROW / 2;
}

/** The class that gives a term its colour. Never the only difference: the number stands on the mark. */
export function colourOf({ terms }: HasTerms, term: TimelineTerm): string {
  if (term === 'until') return 'until';
  const { number, missing } = terms[term] ?? { number: term + 1, missing: false };
  return missing ? 'missing' : `stage-${String((number - 1) % COLOURS)}`;
}

/** The shape of a term: round; square for what may not be there and for `until`. */
export function shapeOf(sequence: HasTerms, term: TimelineTerm, x: number, y: number): readonly SVGElement[] {
  const isRound = term !== 'until' && sequence.terms[term]?.missing !== true;
  const shape = isRound
    ? svg('circle', { class: 'shape', cx: x, cy: y, r: RADIUS })
    : svg('rect', {
        class: 'shape',
        x: x - RADIUS,
        y: y - RADIUS,
        width: 2 * RADIUS,
        height: 2 * RADIUS,
        rx: 3,
      });
  const sign = termSign(sequence.terms, term);
  const size = sign.length > 2 ? 'sign small' : 'sign';
  return [shape, svg('text', { class: size, x, y, 'aria-hidden': 'true' }, sign)];
}

export function drawMark(
  sequence: ExplainedSequence,
  { event, term, x }: { readonly event: number; readonly term: TimelineTerm; readonly x: number },
  y: number,
  label: string,
  isLoose: boolean,
): Cell {
  const element = svg(
    'g',
    {
      class: `mark ${colourOf(sequence, term)}${isLoose ? ' loose' : ''}`,
      role: 'gridcell',
      tabindex: -1,
      'aria-label': label,
    },
    svg('circle', { class: 'ring', cx: x, cy: y, r: RADIUS + 4 }),
    ...shapeOf(sequence, term, x, y),
  );
  return { element, event, term, x };
}

/** The window and the way of a sequence: what lies under its marks. */
export function drawTrack(track: Track, sequence: ExplainedSequence, xs: readonly number[]): SVGGElement {
  const { from, to, row, end, marks } = track;
  const y = middleOf(row);
  const last = xs[marks.at(-1)?.event ?? 0] ?? from;
  // What was complete ends with a mark; the others, somewhere.
  const isComplete = end === 'alert' || end === 'blocked' || end === 'left-out';
  const right = isComplete ? to + RADIUS + 4 : to;
  const left = from - RADIUS - 4;
  const words = wordsOf(track, sequence);
  return svg(
    'g',
    { class: `track-of ${end}`, 'aria-hidden': 'true' },
    svg('rect', {
      class: 'window',
      x: left,
      y: y - 15,
      width: Math.max(0, right - left),
      height: 30,
      rx: 15,
    }),
    svg('line', { class: 'way', x1: from, y1: y, x2: last, y2: y }),
    ...(to > last ? [svg('line', { class: 'hold', x1: last, y1: y, x2: to, y2: y })] : []),
    ...endSign(end, to, y),
    ...(words === '' ? [] : [svg('text', { class: 'words', x: right + 7, y }, words)]),
  );
}

function endSign(end: TrackEnd, x: number, y: number): readonly SVGElement[] {
  switch (end) {
    case 'expired':
    case 'over':
      return [svg('line', { class: 'end', x1: x, y1: y - 15, x2: x, y2: y + 15 })];
    case 'replaced':
    case 'waiting':
      return [svg('path', { class: 'end', d: `M${String(x - 5)} ${String(y - 5)}l5 5l-5 5` })];
    case 'cut':
    case 'alert':
    case 'blocked':
    case 'left-out':
      return [];
  }
}

function wordsOf(track: Track, sequence: ExplainedSequence): string {
  switch (track.end) {
    case 'waiting':
      return waitingWords(track, sequence);
    case 'alert':
      return alertWords(track, sequence);
    case 'expired':
    case 'over':
      return 'window over';
    case 'replaced':
      return 'replaced';
    case 'blocked':
      return blockedWords(track, sequence);
    case 'left-out':
      return 'left out by a pipe';
    case 'cut':
      return '';
  }
}

function blockedWords({ states }: Track, { states: all, terms }: ExplainedSequence): string {
  const end = all[states.at(-1) ?? -1]?.end;
  const by = end?.kind === 'blocked' ? end.by : [];
  return ['blocked by', [...new Set(by.map(({ term }) => termSign(terms, term)))].join(', ')].join(' ');
}

function waitingWords({ states }: Track, { states: all, terms }: ExplainedSequence): string {
  const term = all[states.at(-1) ?? -1]?.term ?? -1;
  const next = terms.findIndex(({ missing }, index) => index > term && !missing);
  return next < 0 ? 'waits' : `waits for ${termSign(terms, next)}`;
}

function alertWords({ marks }: Track, { events }: ExplainedSequence): string {
  const [first, last] = [marks[0], marks.at(-1)].map((mark) => events[mark?.event ?? -1]?.at ?? 0);
  return `alert in ${spanText((last ?? 0) - (first ?? 0))}`;
}

/** `until` goes through all that waits in the lane. */
export function drawCut({ x }: Loose, height: number): SVGLineElement {
  return svg('line', { class: 'cut-line', x1: x, y1: 2, x2: x, y2: height - 2 });
}
