import { isSpace } from '../json-spans.ts';

/** A place in a text of which only a stretch is kept. */
export interface TextPlace {
  /** 1-based. */
  readonly line: number;
  /** Offset in the window at which the line starts; negative when its start is not kept any more. */
  readonly lineStart: number;
}

/**
 * The part of a text that is not read yet. Offsets are UTF-16 units of `text`; they change when more text comes in
 * (`grow`), which drops what was consumed. Lines are those of the whole text, and end at LF, CRLF or a lone CR.
 */
export class TextWindow {
  text = '';
  /** Offset of `text` in the whole text. */
  base = 0;
  /** True when nothing comes behind `text`. */
  isWhole = false;
  #pending: string[] = [];
  #pendingLength = 0;
  #ended = false;
  /** A CR at the end of what came: whether it is a line break by itself shows behind it. */
  #held = '';
  readonly #counted: Counted = { at: 0, line: 1, lineStart: 0 };
  readonly #feed: Search = { character: '\n', from: 0, at: -1 };
  readonly #return: Search = { character: '\r', from: 0, at: -1 };

  /** Of all that came. */
  get length(): number {
    return this.base + this.text.length + this.#pendingLength + this.#held.length;
  }

  push(text: string): void {
    const all = this.#held + text;
    this.#held = all.endsWith('\r') ? '\r' : '';
    const now = this.#held === '' ? all : all.slice(0, -1);
    if (now === '') return;
    this.#pending.push(now);
    this.#pendingLength += now.length;
  }

  /** No more text comes. */
  end(): void {
    if (this.#held !== '') this.#pending.push(this.#held);
    this.#pendingLength += this.#held.length;
    this.#held = '';
    this.#ended = true;
  }

  /**
   * Drops what stands before `from`, and takes in what came, if that is at least `needed` units or all that there will be: to
   * ask for as much again as there is keeps the work linear. False when there is not so much yet.
   */
  grow(from: number, needed: number): boolean {
    if (this.isWhole || (!this.#ended && this.#pendingLength < needed)) return false;
    this.placeOf(from);
    this.text =
      this.text.slice(from) + (this.#pending.length === 1 ? this.#pending[0] : this.#pending.join(''));
    this.base += from;
    this.#counted.at -= from;
    this.#counted.lineStart -= from;
    this.#pending = [];
    this.#pendingLength = 0;
    this.isWhole = this.#ended;
    this.#feed.at = this.#return.at = -1;
    return true;
  }

  /** Offset of the line break that ends the line; `undefined` when it is not known yet. */
  lineEnd(from: number): number | undefined {
    const end = Math.min(this.#next(this.#feed, from), this.#next(this.#return, from));
    if (end < this.text.length) return end;
    return this.isWhole ? this.text.length : undefined;
  }

  skipSpace(from: number): number {
    const { text } = this;
    let at = from;
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    return at;
  }

  /** Places must be asked for in ascending order. */
  placeOf(offset: number): TextPlace {
    const counted = this.#counted;
    if (this.#next(this.#return, counted.at) < offset) countLines(this.text, counted, offset);
    else {
      for (let feed = this.#next(this.#feed, counted.at); feed < offset;) {
        counted.line++;
        counted.lineStart = feed + 1;
        feed = this.#next(this.#feed, feed + 1);
      }
      counted.at = Math.max(counted.at, offset);
    }
    return { line: counted.line, lineStart: counted.lineStart };
  }

  /** The line of an offset behind a place that was asked for. */
  lineBehind({ at, line }: { readonly at: number; readonly line: number }, offset: number): number {
    return countLines(this.text, { at, line, lineStart: at }, offset).line;
  }

  /** Where the character stands next. It is kept: on a long line it would be looked for again and again. */
  #next(known: Search, from: number): number {
    if (from < known.from || from > known.at) {
      const at = this.text.indexOf(known.character, from);
      known.from = from;
      known.at = at === -1 ? Infinity : at;
    }
    return known.at;
  }
}

interface Search {
  readonly character: string;
  /** Behind `from` the first one is `at`. */
  from: number;
  at: number;
}

interface Counted {
  at: number;
  line: number;
  lineStart: number;
}

function countLines(text: string, counted: Counted, to: number): Counted {
  for (let at = counted.at; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== LINE_FEED && (unit !== CARRIAGE_RETURN || text.charCodeAt(at + 1) === LINE_FEED)) continue;
    counted.line++;
    counted.lineStart = at + 1;
  }
  counted.at = Math.max(counted.at, to);
  return counted;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
