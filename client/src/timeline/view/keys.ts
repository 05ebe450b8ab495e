import type { Direction } from './navigate.ts';

export interface KeyActions {
  step(to: 'first' | 'previous' | 'next' | 'last'): void;
  /** @returns whether the focus was in the lanes */
  move(direction: Direction): boolean;
  open(): void;
  openTerm(): void;
  filter(): void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The keys of the whole page; fields that one types into keep theirs. */
export function listenToKeys(actions: KeyActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
      return;
    if (handled(event, actions)) event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

function handled({ key, target }: KeyboardEvent, actions: KeyActions): boolean {
  const direction = ARROWS[key];
  if (direction !== undefined) return actions.move(direction);
  switch (key) {
    case 'n':
      actions.step('next');
      return true;
    case 'p':
      actions.step('previous');
      return true;
    case 'Home':
      actions.step('first');
      return true;
    case 'End':
      actions.step('last');
      return true;
    case 'Enter':
      // Buttons have their own.
      if (target instanceof HTMLElement && target.closest('button, summary') !== null) return false;
      actions.open();
      return true;
    case 't':
      actions.openTerm();
      return true;
    case '/':
      actions.filter();
      return true;
    default:
      return false;
  }
}
