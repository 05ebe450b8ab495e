import type { SampleEvent } from '../event.ts';
import type { EventNote, UnreadLine } from './events-read.ts';
import type { TextWindow } from './window.ts';

/** What a reader of events knows between two steps. Places that are kept are offsets of the whole text. */
export interface Reading {
  readonly file: string;
  readonly window: TextWindow;
  /** The longest value that is read, in UTF-16 units. */
  readonly longest: number;
  events: SampleEvent[];
  unread: UnreadLine[];
  notes: EventNote[];
  /** Places of bytes that are not UTF-8, ascending. */
  patches: number[];
  /** The line on which the list starts that is open. */
  list: number | undefined;
  /** What is passed over up to: the end of the line, the next line that starts with a bracket, the next bracket. */
  skipping: Skipping | undefined;
  /** Offset in the window up to which all was read. */
  at: number;
  /** Where something was consumed last. */
  consumed: number;
  /** The last line that was gone on with behind something broken: where its first bracket stands. */
  resumed: number;
  /** End of the last line that was tried as a whole. */
  tried: number;
  /** True when some line was a whole value: then one that is broken is cut off at its end. */
  inLines: boolean;
  /** How much text was looked at for the sake of broken values. */
  vain: number;
  /** End of what was broken last: when that is the end of the text, what ends there was told. */
  lostTo: number;
}

export type Skipping =
  | { readonly to: 'line-end' | 'bracket' }
  /** @see findStart */
  | { readonly to: 'start'; readonly deepest: number };

/** Where reading goes on; `undefined` when that shows only with more text. */
export type Step = number | undefined;

export function refuse({ unread }: Reading, line: number, reason: string): void {
  unread.push({ line, reason });
}

export function isOpening(character: string | undefined): boolean {
  return character === '{' || character === '[';
}
