import type { Fix } from '../../text/diagnostic.ts';
import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Span } from '../../text/span.ts';
import { TokenCursor } from '../../text/token-cursor.ts';
import type { Scanned } from '../lexer/scan.ts';
import { shorten } from '../shorten.ts';
import type { TokenKind } from '../tokens.ts';
import { unclosedParentheses } from './brackets.ts';

/** What stands around the place that is read: it decides which tokens end an expression, and which are slips in it. */
export interface Surroundings {
  /** `(` that are open here. */
  readonly parentheses: number;
  /** Items are separated by commas. */
  readonly commas: boolean;
  /** Items are separated by nothing at all, as in pipes of other dialects. */
  readonly blanks: boolean;
  /** Within the brackets of a sequence term. */
  readonly term: boolean;
  /** `by`, `with`, `until` and `[` may follow. */
  readonly sequence: boolean;
}

export const ALONE: Surroundings = {
  parentheses: 0,
  commas: false,
  blanks: false,
  term: false,
  sequence: false,
};

/** Deeper trees are refused, so that no query can exhaust the stack of those who walk them. */
export const MAX_DEPTH = 250;
/** A sum of n numbers is a tree of that depth. */
const MAX_ARITHMETIC = 500;
/** More faults than anybody reads are not collected. */
const MAX_FAULTS = 500;
/** Fewer tokens behind a fault than these, what does not fit is a consequence of it. */
const NEAR = 2;

/** Where the parser stands, and what it found: all that changes during a parse. */
export class Cursor extends TokenCursor<TokenKind> {
  readonly faults: SyntaxFault[];
  around: Surroundings = ALONE;
  /** Where the last string or comment without an end starts: it may have swallowed what is missing behind it. */
  swallowedFrom: number;
  /** False once something was mended that changes which terms and keys a sequence has. */
  frameIsSure = true;
  /** The indexes of those `(` that nothing closes. */
  readonly #unclosed: ReadonlySet<number>;
  readonly #endsInComment: boolean;
  #lastFault = Number.NEGATIVE_INFINITY;
  #depth = 0;
  #arithmetic = 0;
  #gaveUp = false;

  constructor(text: string, { tokens, faults, openComment }: Scanned) {
    super(text, tokens);
    this.faults = faults.slice(0, MAX_FAULTS);
    this.swallowedFrom = openComment ?? -1;
    this.#unclosed = unclosedParentheses(tokens);
    this.#endsInComment = openComment !== undefined;
  }

  /** The text of the token that is read next, for messages: shortened. */
  get shown(): string {
    return shorten(this.textOf(this.token));
  }

  /** Reports a slip that is certain. */
  report(message: string, span: Span, fixes: readonly Fix[] = []): void {
    this.#lastFault = this.index;
    if (this.#gaveUp || this.faults.length >= MAX_FAULTS) return;
    this.faults.push({
      message,
      span: { start: span.start, end: span.end },
      ...(fixes.length > 0 ? { fixes } : {}),
    });
  }

  /**
   * Reports that something does not fit, unless that may be the consequence of what was reported just before, or of a
   * string or comment without an end, which is reported as such.
   */
  complain(message: string, span: Span, fixes: readonly Fix[] = []): void {
    const isExcused = this.at('open-string') || (this.at('end') && this.#endsInComment);
    if (isExcused || this.isNearFault) this.#lastFault = this.index;
    else this.report(message, span, fixes);
  }

  get isNearFault(): boolean {
    return this.index - this.#lastFault <= NEAR;
  }

  /** The next token was reported, so that what does not fit behind it is no news. */
  excuse(): void {
    this.#lastFault = this.index;
  }

  /** True when nothing closes the `(` that is read next. */
  get opensUnclosed(): boolean {
    return this.#unclosed.has(this.index);
  }

  /** Reads something that lies deeper in the tree. Beyond the limit it is not read, nor is anything behind it. */
  deeper<T>(levels: number, around: Surroundings, read: () => T): T {
    const { around: outside } = this;
    this.#depth += levels;
    if (this.#depth > MAX_DEPTH) this.#giveUp(`more than ${MAX_DEPTH} levels`);
    this.around = around;
    const result = read();
    this.around = outside;
    this.#depth -= levels;
    return result;
  }

  countArithmetic(): void {
    this.#arithmetic++;
    if (this.#arithmetic > MAX_ARITHMETIC) this.#giveUp(`more than ${MAX_ARITHMETIC} arithmetic operators`);
  }

  #giveUp(reason: string): void {
    if (this.at('end')) return;
    this.report(`The query is too complex to be read from here on: ${reason}.`, this.token);
    this.#gaveUp = true;
    this.passToEnd();
  }
}
