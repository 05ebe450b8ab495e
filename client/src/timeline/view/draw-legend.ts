import type { ExplainedSequence, TimelineTerm } from '../../../../server/src/explain-protocol.ts';
import { html, marked, svg } from './dom.ts';
import { colourOf, shapeOf } from './draw-marks.ts';
import { distinctTexts } from './term-texts.ts';
import { bareName, cut, spanText, stageName } from './words.ts';

/** The query's terms with their signs, each a way into the query, and the window. */
export function drawLegend(sequence: ExplainedSequence, openTerm: (term: TimelineTerm) => void): HTMLElement {
  const { terms, until, maxspan } = sequence;
  const shown: TimelineTerm[] = terms.flatMap(({ run }, index) => (run === 1 ? [index] : []));
  if (until !== undefined) shown.push('until');
  const texts = shown.map((term) => (term === 'until' ? until?.text : terms[term]?.text) ?? '');
  const labels = distinctTexts(texts);
  const drawn = shown.map((term, index) =>
    drawTerm(term, texts[index] ?? '', labels[index] ?? '', sequence, openTerm),
  );
  const window = maxspan === undefined ? 'no window' : `all within ${spanText(maxspan)}`;
  return html(
    'nav',
    { class: 'legend', 'aria-label': 'Stages of the query' },
    ...drawn,
    html('span', { class: 'maxspan' }, window),
  );
}

function drawTerm(
  term: TimelineTerm,
  text: string,
  label: string,
  sequence: ExplainedSequence,
  openTerm: (term: TimelineTerm) => void,
): HTMLElement {
  const sign = svg('svg', {
    class: `mark ${colourOf(sequence, term)}`,
    width: 24,
    height: 24,
    'aria-hidden': 'true',
  });
  sign.append(...shapeOf(sequence, term, 12, 12));
  const name = bareName(stageName(sequence.terms, term));
  const element = html(
    'button',
    {
      type: 'button',
      class: 'term',
      title: `${text}\n\nShow it in the query`,
      'aria-label': `Show ${name} in the query: ${cut(text, 200)}`,
    },
    sign,
    html('span', { class: 'text' }, label),
  );
  element.addEventListener('click', () => {
    openTerm(term);
  });
  return element;
}

const SIGNS = [
  ['1', 'an event that met a stage and is part of a sequence'],
  ['dashed mark', 'met a stage, but no sequence waited for it'],
  ['!2', 'an event that may not be there'],
  ['U', '`until`: ends all sequences of its key that wait'],
  ['∅', 'met a stage’s conditions, but lacks its join key'],
  ['small dot', 'met no stage'],
  ['bar', 'the window, from the first event; it ends with a stroke where it ran out'],
] as const;

const KEYS = [
  ['n, p', 'next, previous event of the stream'],
  ['Home, End', 'first, last event'],
  ['arrows', 'in the lanes: to the next mark, to the next key'],
  ['Enter', 'open the event’s line'],
  ['t', 'show the stage in the query'],
  ['/', 'filter the keys'],
] as const;

export function drawHelp(): HTMLElement {
  const list = (entries: readonly (readonly [string, string])[], tag: 'b' | 'kbd'): HTMLElement =>
    html(
      'dl',
      {},
      ...entries.flatMap(([sign, text]) => [
        html('dt', {}, html(tag, {}, sign)),
        html('dd', {}, ...marked(text)),
      ]),
    );
  return html(
    'details',
    { class: 'help' },
    html('summary', {}, 'Signs and keys'),
    html('div', { class: 'lists' }, list(SIGNS, 'b'), list(KEYS, 'kbd')),
  );
}
