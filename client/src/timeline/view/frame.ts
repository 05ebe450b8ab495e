import { html, svg } from './dom.ts';
import { drawHelp } from './draw-legend.ts';

/** The parts of the page that stay while what is in them changes. */
export interface Frame {
  readonly title: HTMLElement;
  readonly source: HTMLSelectElement;
  readonly filter: HTMLInputElement;
  readonly position: HTMLElement;
  readonly banner: HTMLElement;
  readonly legend: HTMLElement;
  /** Scrolls in both directions. */
  readonly lanes: HTMLElement;
  readonly more: HTMLElement;
  readonly notes: HTMLElement;
  readonly event: HTMLElement;
  readonly pending: HTMLElement;
  /** Is read out when its text changes. */
  readonly live: HTMLElement;
}

export interface FrameActions {
  step(to: 'first' | 'previous' | 'next' | 'last'): void;
  chooseSource(value: string): void;
  filter(text: string): void;
}

const STEPS = [
  ['first', 'First event (Home)', 'M4 3v10M13 3L6 8l7 5z'],
  ['previous', 'Previous event (p)', 'M11 3L4 8l7 5z'],
  ['next', 'Next event (n)', 'M5 3l7 5l-7 5z'],
  ['last', 'Last event (End)', 'M3 3l7 5l-7 5zM12 3v10'],
] as const;

export function drawFrame(root: HTMLElement, actions: FrameActions): Frame {
  const frame: Frame = {
    title: html('h1', {}),
    source: html('select', { 'aria-label': 'Events' }),
    filter: html('input', {
      type: 'search',
      placeholder: 'Filter keys (/)',
      'aria-label': 'Filter the join keys',
    }),
    // Not `output`: that would be read out at each step, beside `live`.
    position: html('span', { class: 'position' }),
    banner: html('div', { class: 'banner', hidden: true }),
    legend: html('div', { class: 'legend-place' }),
    lanes: html('div', { class: 'lanes' }),
    more: html('div', { class: 'more' }),
    notes: html('ul', { class: 'notes' }),
    event: html('section', { class: 'event', 'aria-label': 'Current event' }),
    pending: html('section', { class: 'waiting-list', 'aria-label': 'Waiting partial sequences' }),
    live: html('div', { class: 'visually-hidden', 'aria-live': 'polite' }),
  };
  frame.source.addEventListener('change', () => {
    actions.chooseSource(frame.source.value);
  });
  frame.filter.addEventListener('input', () => {
    actions.filter(frame.filter.value);
  });
  const steps = STEPS.map(([to, label, path]) =>
    stepButton(label, path, () => {
      actions.step(to);
    }),
  );
  const [first, previous, next, last] = steps;
  const toolbar = html('div', { class: 'steps', role: 'group', 'aria-label': 'Step through the events' });
  toolbar.append(...[first, previous, frame.position, next, last].flatMap((part) => part ?? []));
  root.replaceChildren(
    html('header', {}, frame.title, frame.source, toolbar, frame.filter),
    // What is read out when it changes must be there before.
    html('div', { role: 'status' }, frame.banner),
    frame.legend,
    html('main', {}, frame.lanes, frame.more, frame.notes),
    html('footer', {}, html('div', { class: 'details' }, frame.event, frame.pending), drawHelp()),
    frame.live,
  );
  return frame;
}

function stepButton(label: string, path: string, onClick: () => void): HTMLButtonElement {
  const icon = svg(
    'svg',
    { width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('path', { d: path }),
  );
  const element = html('button', { type: 'button', class: 'step', title: label, 'aria-label': label }, icon);
  element.addEventListener('click', onClick);
  return element;
}
