import type { ExplainedSequence, TimelineTerm } from '../../../../server/src/protocol/index.ts';
import { html, svg } from './dom.ts';
import { colourOf, shapeOf } from './draw-marks.ts';
import { drawSigns } from './draw-signs.ts';
import { distinctTexts } from './term-texts.ts';
import { bareName, stageName } from './terms.ts';
import { cut } from './words.ts';

/** The query's terms with their signs, each a way into the query. */
export function drawLegend(sequence: ExplainedSequence, openTerm: (term: TimelineTerm) => void): HTMLElement {
  const { terms, until } = sequence;
  const shown: TimelineTerm[] = terms.flatMap(({ run }, index) => (run === 1 ? [index] : []));
  if (until !== undefined) shown.push('until');
  const texts = shown.map((term) => (term === 'until' ? until?.text : terms[term]?.text) ?? '');
  const labels = distinctTexts(texts);
  const drawn = shown.map((term, index) =>
    drawTerm(term, texts[index] ?? '', labels[index] ?? '', sequence, openTerm),
  );
  return html('nav', { class: 'legend', 'aria-label': 'Stages of the query' }, ...drawn);
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

const KEYS = [
  ['n, p', 'next, previous event of the stream'],
  ['Home, End', 'first, last event'],
  ['arrows', 'in the lanes: to the next mark, to the next key'],
  ['Enter', 'open the event’s line'],
  ['t', 'show the stage in the query'],
  ['/', 'filter the keys'],
] as const;

/** All signs of the lanes, and all keys. */
export function drawHelp(): HTMLElement {
  const keys = KEYS.flatMap(([key, text]) => [html('dt', {}, html('kbd', {}, key)), html('dd', {}, text)]);
  return html(
    'details',
    { class: 'help' },
    html('summary', {}, 'Signs and keys'),
    html('div', { class: 'lists' }, drawSigns(), html('dl', { class: 'keys' }, ...keys)),
  );
}
