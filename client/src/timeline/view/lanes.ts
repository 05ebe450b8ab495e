import type { TimelineTerm } from '../../../../server/src/protocol/index.ts';
import { html, svg } from './dom.ts';
import type { Cell } from './draw-marks.ts';
import type { Grid } from './draw-grid.ts';
import { cellOf, moved, type CellPlace, type Direction } from './navigate.ts';
import type { Scale } from './scale.ts';

export interface LanesActions {
  /** An event became the current one. */
  reach(event: number): void;
  /** An event's line is wanted. */
  open(event: number): void;
}

/** Half a column: what lies to the right of it has not happened yet. */
const HALF_COLUMN = 17;

/** The grid in its scrolling place: the current event, the focus that roves, and the veil over what is still to come. */
export class Lanes {
  readonly #place: HTMLElement;
  readonly #actions: LanesActions;
  readonly #cursor = html('div', { class: 'cursor', 'aria-hidden': 'true' });
  /** The stream stays in view above the lanes, and has its own. */
  readonly #veils = [veil(), veil()];
  #rows: Grid['rows'] = [];
  #scale: Scale | undefined;
  #at: CellPlace = { row: 0, cell: 0 };
  #current: readonly Cell[] = [];

  constructor(place: HTMLElement, actions: LanesActions) {
    this.#place = place;
    this.#actions = actions;
    // Thousands of marks have their words for screen readers; as a tooltip they get them when the mouse comes.
    place.addEventListener('mouseover', ({ target }) => {
      const mark = target instanceof Element ? target.closest('.mark') : null;
      if (mark === null || mark.querySelector('title') !== null) return;
      mark.append(svg('title', {}, mark.getAttribute('aria-label') ?? ''));
    });
  }

  show({ element, rows }: Grid, scale: Scale): void {
    const hadFocus = this.hasFocus;
    this.#rows = rows;
    this.#scale = scale;
    this.#current = [];
    for (const [row, cells] of rows.entries()) {
      for (const [cell, { element: mark, event }] of cells.entries()) {
        mark.addEventListener('click', () => {
          this.#focus({ row, cell });
          this.#actions.reach(event);
          this.#actions.open(event);
        });
      }
    }
    const [own, ofStream] = this.#veils;
    if (own !== undefined) element.append(this.#cursor, own);
    if (ofStream !== undefined) element.querySelector('.stream')?.append(ofStream);
    this.#place.replaceChildren(element);
    if (hadFocus) this.#focusCell();
  }

  /** Whether an event has a mark in a lane. */
  shows(event: number): boolean {
    return this.#rows.slice(1).some((row) => row.some((cell) => cell.event === event));
  }

  get hasFocus(): boolean {
    return this.#place.contains(document.activeElement);
  }

  /** The term of the mark that has the focus. */
  get term(): TimelineTerm | undefined {
    return this.hasFocus ? this.#cell?.term : undefined;
  }

  get #cell(): Cell | undefined {
    return this.#rows[this.#at.row]?.[this.#at.cell];
  }

  /** Makes an event the current one. `moves`: the focus goes along if it is in the lanes. */
  mark(event: number, moves: boolean): void {
    for (const { element } of this.#current) element.classList.remove('current');
    this.#current = this.#rows.flatMap((row) => row.filter((cell) => cell.event === event));
    for (const { element } of this.#current) element.classList.add('current');
    const place = this.#cell?.event === event ? this.#at : cellOf(this.#rows, event, this.#at.row);
    if (place !== undefined) this.#rove(place);
    if (moves && this.hasFocus) this.#focusCell();
    this.#drawCursor(event);
  }

  move(direction: Direction): boolean {
    if (!this.hasFocus) return false;
    const place = moved(this.#rows, this.#at, direction);
    if (place.row !== this.#at.row || place.cell !== this.#at.cell) {
      this.#focus(place);
      const { event } = this.#cell ?? {};
      if (event !== undefined) this.#actions.reach(event);
    }
    return true;
  }

  #focus(place: CellPlace): void {
    this.#rove(place);
    this.#focusCell();
  }

  /** One mark alone can be reached with Tab. */
  #rove(place: CellPlace): void {
    this.#cell?.element.setAttribute('tabindex', '-1');
    this.#at = place;
    this.#cell?.element.setAttribute('tabindex', '0');
  }

  #focusCell(): void {
    this.#cell?.element.focus({ preventScroll: true });
    this.#cell?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #drawCursor(event: number): void {
    if (this.#scale === undefined) return;
    const x = this.#scale.xs[event] ?? 0;
    const key = keyWidth(this.#place);
    this.#cursor.style.left = `${String(key + x)}px`;
    for (const veil of this.#veils) {
      veil.style.left = `${String(key + x + HALF_COLUMN)}px`;
      veil.style.width = `${String(Math.max(0, this.#scale.width - x - HALF_COLUMN))}px`;
      veil.hidden = event === this.#scale.xs.length - 1;
    }
    this.#reveal(x, key);
    // Below the stream, which is always there.
    this.#current[1]?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #reveal(x: number, key: number): void {
    const { scrollLeft, clientWidth } = this.#place;
    const room = clientWidth - key;
    const margin = Math.min(60, room / 4);
    if (x < scrollLeft + margin || x > scrollLeft + room - margin)
      this.#place.scrollLeft = Math.max(0, x - room / 2);
  }
}

function keyWidth(place: HTMLElement): number {
  return place.querySelector<HTMLElement>('.key')?.offsetWidth ?? 0;
}

function veil(): HTMLElement {
  return html('div', { class: 'veil', 'aria-hidden': 'true' });
}
