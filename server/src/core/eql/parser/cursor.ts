import type { Fix } from '../../text/diagnostic.ts';
import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Span } from '../../text/span.ts';
import type { Scanned } from '../lexer/scan.ts';
import { shorten } from '../shorten.ts';
import type { Token, TokenKind } from '../tokens.ts';
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
export class Cursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  around: Surroundings = ALONE;
  /** Where the last string or comment without an end starts: it may have swallowed what is missing behind it. */
  swallowedFrom: number;
  /** False once something was mended that changes which terms and keys a sequence has. */
  frameIsSure = true;
  readonly #tokens: readonly Token[];
  /** The indexes of those `(` that nothing closes. */
  readonly #unclosed: ReadonlySet<number>;
  readonly #endsInComment: boolean;
  #index = 0;
  #token: Token;
  /** Tokens behind the one that was put in; the next one is the last. */
  readonly #held: Token[] = [];
  #previous: Token | undefined;
  #lastFault = Number.NEGATIVE_INFINITY;
  #depth = 0;
  #arithmetic = 0;
  #gaveUp = false;

  constructor(text: string, { tokens, faults, openComment }: Scanned) {
    this.text = text;
    this.faults = faults.slice(0, MAX_FAULTS);
    this.swallowedFrom = openComment ?? -1;
    this.#tokens = tokens;
    this.#unclosed = unclosedParentheses(tokens);
    this.#endsInComment = openComment !== undefined;
    this.#token = this.#tokenAt(0);
  }

  get token(): Token {
    return this.#token;
  }

  /** The token read last. */
  get previous(): Token | undefined {
    return this.#previous;
  }

  at(kind: TokenKind): boolean {
    return this.#token.kind === kind;
  }

  atAny(kinds: ReadonlySet<TokenKind>): boolean {
    return kinds.has(this.#token.kind);
  }

  /** The token `distance` behind the one that is read next. */
  peek(distance: number): Token {
    const held = this.#held;
    if (distance === 0) return this.#token;
    return held[held.length - distance] ?? this.#tokenAt(this.#index + distance - held.length);
  }

  /** Reads a token. The end is never passed. */
  advance(): Token {
    const read = this.#token;
    this.#previous = read;
    const held = this.#held.pop();
    if (held === undefined && read.kind !== 'end') this.#index++;
    this.#token = held ?? this.#tokenAt(this.#index);
    return read;
  }

  accept(kind: TokenKind): Token | undefined {
    return this.#token.kind === kind ? this.advance() : undefined;
  }

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** The text of the token that is read next, for messages: shortened. */
  get shown(): string {
    return shorten(this.textOf(this.#token));
  }

  /** Takes the next `count` tokens for one of another kind, which is then the next. */
  replace(count: number, kind: TokenKind): void {
    const last = this.peek(count - 1);
    this.#index += count - 1;
    this.#token = { kind, start: this.#token.start, end: last.end };
  }

  /** Puts a token in that is not written; it is the next. */
  insert(kind: TokenKind): void {
    const place = this.#previous?.end ?? this.#token.start;
    this.#held.push(this.#token);
    this.#token = { kind, start: place, end: place };
  }

  /** Reports a slip that is certain. */
  report(message: string, span: Span, fixes: readonly Fix[] = []): void {
    this.#lastFault = this.#index;
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
    if (isExcused || this.isNearFault) this.#lastFault = this.#index;
    else this.report(message, span, fixes);
  }

  get isNearFault(): boolean {
    return this.#index - this.#lastFault <= NEAR;
  }

  /** The next token was reported, so that what does not fit behind it is no news. */
  excuse(): void {
    this.#lastFault = this.#index;
  }

  /** The place of what is missing here: the next token, or the last one at the end. */
  get place(): Span {
    if (this.#token.kind !== 'end') return this.#token;
    return this.#previous ?? { start: 0, end: this.text.length };
  }

  /** True when nothing closes the `(` that is read next. */
  get opensUnclosed(): boolean {
    return this.#unclosed.has(this.#index);
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
    this.report(`The query is too complex to be read from here on: ${reason}.`, this.#token);
    this.#gaveUp = true;
    this.#previous = this.#token;
    this.#held.length = 0;
    this.#index = this.#tokens.length - 1;
    this.#token = this.#tokenAt(this.#index);
  }

  #tokenAt(index: number): Token {
    return this.#tokens[Math.min(index, this.#tokens.length - 1)] ?? { kind: 'end', start: 0, end: 0 };
  }
}

/** True for a token that the parser put in. */
export function isInserted(token: Token | undefined): boolean {
  return token !== undefined && token.start === token.end;
}
