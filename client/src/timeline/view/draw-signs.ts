import { html, marked, svg } from './dom.ts';
import { shapeOf } from './draw-marks.ts';

/** A query that has a term of each kind. */
const TERMS = {
  terms: [
    { number: 1, run: 1, missing: false },
    { number: 2, run: 1, missing: true },
  ],
} as const;

const MIDDLE = 13;

/** What the marks and lines of the lanes mean. */
export function drawSigns(): HTMLElement {
  const text = (sign: string): SVGElement => svg('text', { class: 'sign', x: MIDDLE, y: MIDDLE }, sign);
  const dot = svg('circle', { class: 'shape', cx: MIDDLE, cy: MIDDLE, r: 2.5 });
  const entries: readonly (readonly [HTMLElement, string])[] = [
    [signOf('mark stage-0', ...shapeOf(TERMS, 0, MIDDLE, MIDDLE)), 'an event of a sequence, with its stage'],
    [
      signOf('mark loose stage-0', ...shapeOf(TERMS, 0, MIDDLE, MIDDLE)),
      'meets the stage; no sequence waited for it',
    ],
    [signOf('mark loose missing', ...shapeOf(TERMS, 1, MIDDLE, MIDDLE)), 'an event that may not be there'],
    [
      signOf('mark loose until', ...shapeOf(TERMS, 'until', MIDDLE, MIDDLE)),
      '`until`: ends what waits under its key',
    ],
    [signOf('mark dot keyless', text('∅')), 'meets a stage’s conditions, but lacks its join key'],
    [signOf('mark dot other', dot), 'meets no stage'],
    [signOf('track-of alert', ...bar(false)), 'an alert, from its first event to its last'],
    [signOf('track-of over', ...bar(true)), 'a window from the first event to where it ran out'],
  ];
  return html('dl', {}, ...entries.flatMap(([sign, words]) => [sign, html('dd', {}, ...marked(words))]));
}

function signOf(kind: string, ...shapes: readonly SVGElement[]): HTMLElement {
  const size = { width: 2 * MIDDLE, height: 2 * MIDDLE, 'aria-hidden': 'true' };
  return html('dt', {}, svg('svg', size, svg('g', { class: kind }, ...shapes)));
}

function bar(isOver: boolean): readonly SVGElement[] {
  const window = svg('rect', { class: 'window', x: 1, y: 6, width: 24, height: 14, rx: 7 });
  const way = svg('line', { class: isOver ? 'hold' : 'way', x1: 6, y1: MIDDLE, x2: 20, y2: MIDDLE });
  return isOver ? [window, way, svg('line', { class: 'end', x1: 24, y1: 5, x2: 24, y2: 21 })] : [window, way];
}
