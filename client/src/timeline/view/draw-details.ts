import type {
  ExplainedSequence,
  TimelineState,
  TimelineTerm,
} from '../../../../server/src/protocol/index.ts';
import { button, html, marked, type Content } from './dom.ts';
import { drawKeyParts } from './draw-key.ts';
import { effectsOf, isOver, isWhole, pendingAfter } from './steps.ts';
import { bareName, stageName, stagesOf, termName } from './terms.ts';
import { clock, cut, effectText, plural, spanText } from './words.ts';

export interface DetailActions {
  openEvent(event: number): void;
  openTerm(term: TimelineTerm): void;
  traceEvent(event: number): void;
}

/** The current event: when, where, what it did, and the values that decided. */
export function drawEvent(
  sequence: ExplainedSequence,
  index: number,
  actions: DetailActions,
): readonly Content[] {
  const event = sequence.events[index];
  if (event === undefined) return [html('p', {}, 'There are no events with a timestamp.')];
  const terms = stagesOf(sequence.terms, [...event.met.map(({ term }) => term), ...event.keyless]);
  const keys = new Set(event.met.map(({ lane }) => lane));
  const [only] = keys.size === 1 ? keys : [];
  const effects = effectsOf(sequence, index).map((effect) =>
    html('li', {}, ...marked(effectText(effect, sequence, only === undefined))),
  );
  const before = sequence.events[index - 1];
  const since = before === undefined ? '' : `, ${spanText(event.at - before.at)} after the one before`;
  return [
    html('h2', {}, `Event ${String(index + 1)} of ${String(sequence.events.length)}`),
    html('p', { class: 'when' }, `${clock(event.time)}${since}`),
    ...(only === undefined ? [] : [drawKey(only, sequence)]),
    html('ul', { class: 'effects' }, ...effects),
    html(
      'div',
      { class: 'actions' },
      button(
        `Line ${String(event.place.line)}`,
        () => {
          actions.openEvent(index);
        },
        {
          title: 'Open the event (Enter)',
        },
      ),
      ...terms.map((term) =>
        button(
          `Query: ${bareName(stageName(sequence.terms, term))}`,
          () => {
            actions.openTerm(term);
          },
          {
            title: 'Show the term in the query (t)',
          },
        ),
      ),
      button(
        'Trace',
        () => {
          actions.traceEvent(index);
        },
        { title: 'Mark the query with what this event makes of it' },
      ),
    ),
    ...fieldsOf(event.fields),
  ];
}

function fieldsOf(fields: ExplainedSequence['events'][number]['fields']): readonly Content[] {
  if (fields.length === 0) return [];
  const rows = fields.map(({ name, values: { shown, total } }) => {
    const more = total > shown.length ? ` and ${String(total - shown.length)} more` : '';
    return html('tr', {}, html('th', { scope: 'row' }, name), html('td', {}, `${shown.join(', ')}${more}`));
  });
  return [html('table', { class: 'fields', 'aria-label': 'Values of the event that met a stage' }, ...rows)];
}

const MOST_PENDING = 100;

/** The partial sequences that wait after the event; those whose windows are over last. */
export function drawPending(
  sequence: ExplainedSequence,
  index: number,
  actions: DetailActions,
): readonly Content[] {
  const now = sequence.events[index]?.at ?? 0;
  const kept = pendingAfter(sequence, index);
  const waiting = kept.filter((state) => !isOver(state, now));
  const over = kept.filter((state) => isOver(state, now));
  const some = isWhole(sequence) ? '' : ', of the sequences shown';
  const title = html('h2', {}, `Waiting after this event${some}: ${String(waiting.length)}`);
  if (kept.length === 0) return [title, html('p', { class: 'none' }, 'No partial sequence waits.')];
  const rows = [...waiting, ...over].slice(0, MOST_PENDING);
  const heads = ['Key', 'Lines', 'Waits for', 'Since', 'Window'];
  const hidden = kept.length - rows.length;
  return [
    title,
    html(
      'div',
      { class: 'scroll' },
      html(
        'table',
        { class: 'pending', 'aria-label': 'Partial sequences that wait, and those whose window is over' },
        html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
        html('tbody', {}, ...rows.map((state) => drawState(state, now, sequence, actions))),
      ),
    ),
    ...(hidden > 0 ? [html('p', { class: 'none' }, `And ${plural(hidden, 'more partial sequence')}.`)] : []),
    ...(over.length > 0
      ? [
          html(
            'p',
            { class: 'none' },
            'Those whose window is over go when the next event of their key comes.',
          ),
        ]
      : []),
  ];
}

function drawState(
  state: TimelineState,
  now: number,
  sequence: ExplainedSequence,
  actions: DetailActions,
): HTMLElement {
  const { events, terms } = sequence;
  const first = events[state.events[0] ?? -1];
  const next = terms.findIndex(({ missing }, term) => term > state.term && !missing);
  return html(
    'tr',
    { class: isOver(state, now) ? 'over' : undefined },
    html('th', { scope: 'row' }, drawKey(state.lane, sequence)),
    html('td', {}, ...state.events.map((event) => lineButton(event, sequence, actions))),
    html('td', {}, ...(next < 0 ? [] : [termButton(next, sequence, actions)])),
    html('td', {}, first === undefined ? '' : clock(first.time)),
    html('td', {}, windowText(state, now)),
  );
}

function windowText({ expires }: TimelineState, now: number): string {
  if (expires === undefined) return 'none';
  const rest = expires.at - now;
  return rest < 0 ? `over for ${spanText(rest)}` : `${spanText(rest)} left`;
}

function drawKey(lane: number, sequence: ExplainedSequence): HTMLElement {
  return html('div', { class: 'key-values' }, ...drawKeyParts(lane, sequence));
}

function lineButton(event: number, { events }: ExplainedSequence, actions: DetailActions): HTMLElement {
  const line = events[event]?.place.line;
  if (line === undefined) return html('span', {}, '…');
  const open = (): void => {
    actions.openEvent(event);
  };
  return button(String(line), open, { class: 'link', 'aria-label': `Open line ${String(line)}` });
}

function termButton(term: number, { terms }: ExplainedSequence, actions: DetailActions): HTMLElement {
  const open = (): void => {
    actions.openTerm(term);
  };
  return button(termName(terms, term), open, { class: 'link', title: cut(terms[term]?.text ?? '', 200) });
}
