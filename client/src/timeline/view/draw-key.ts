import type { ExplainedSequence } from '../../../../server/src/protocol/index.ts';
import { html } from './dom.ts';
import { keyParts, UNJOINED } from './words.ts';

/** A line for each field of a lane's join key: `host.id = web-01`. */
export function drawKeyParts(lane: number, sequence: ExplainedSequence): readonly HTMLElement[] {
  const parts = keyParts(lane, sequence);
  if (parts.length === 0) return [html('div', { class: 'value none' }, UNJOINED)];
  return parts.map(({ field, value }) =>
    html(
      'div',
      { class: 'value', title: `${field} = ${value}` },
      html('span', { class: 'field' }, `${field} = `),
      html('span', { class: 'of-field' }, value),
    ),
  );
}
