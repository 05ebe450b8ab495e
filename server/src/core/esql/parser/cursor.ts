import type { Fix } from '../../text/diagnostic.ts';
import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Span } from '../../text/span.ts';
import type { Scanned } from '../lexer/scan.ts';
import type { Token, TokenKind } from '../tokens.ts';
import { closersOf } from './closers.ts';

/** Deeper trees are refused, so that no query can exhaust the stack of those who walk them. */
export const MAX_DEPTH = 250;
/** A sum of n numbers is a tree of that depth. */
const MAX_CHAINED = 500;
/** More faults than anybody reads are not collected. */
const MAX_FAULTS = 300;

/** Where the parser stands, and what it found: all that changes during a parse. */
export class Cursor {
  readonly text: string;
  /** Something does not fit in this command; what else does not fit may be a consequence of it. */
  broken = false;
  readonly #found: SyntaxFault[] = [];
  readonly #scanned: readonly SyntaxFault[];
  readonly #tokens: readonly Token[];
  readonly #closers: ReadonlyMap<number, number>;
  #index = 0;
  #nextScanned = 0;
  #depth = 0;
  #chained = 0;
  #gaveUp = false;

  constructor(text: string, { tokens, faults }: Scanned) {
    this.text = text;
    this.#tokens = tokens;
    this.#scanned = faults;
    this.#closers = closersOf(tokens);
  }

  /** In the order of the text. */
  get faults(): readonly SyntaxFault[] {
    return [...this.#scanned.slice(0, MAX_FAULTS), ...this.#found].sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
    );
  }

  get token(): Token {
    return this.#tokenAt(this.#index);
  }

  /** The token read last. */
  get previous(): Token | undefined {
    return this.#index === 0 ? undefined : this.#tokenAt(this.#index - 1);
  }

  peek(distance: number): Token {
    return this.#tokenAt(this.#index + distance);
  }

  at(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  /** True at a word that says `word` (in lower case), keyword or not. */
  atWord(word: string): boolean {
    const { kind, start, end } = this.token;
    if (kind !== 'word' && kind !== word) return false;
    return end - start === word.length && this.textOf(this.token).toLowerCase() === word;
  }

  /** Reads a token. The end is never passed. */
  advance(): Token {
    const read = this.token;
    if (read.kind !== 'end') this.#index++;
    // What the lexer reported may be why the rest does not fit. A wrong escape is harmless.
    for (let fault = this.#scanned[this.#nextScanned]; fault !== undefined;) {
      if (fault.span.start >= read.end) break;
      if (read.kind === 'open') this.broken = true;
      fault = this.#scanned[++this.#nextScanned];
    }
    return read;
  }

  accept(kind: TokenKind): Token | undefined {
    return this.at(kind) ? this.advance() : undefined;
  }

  acceptWord(word: string): Token | undefined {
    return this.atWord(word) ? this.advance() : undefined;
  }

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** The text of the token that is read next, for messages. */
  get shown(): string {
    return shortened(this.textOf(this.token));
  }

  /** Reports a slip that is certain, and read as what was meant. */
  report(message: string, { start, end }: Span, fixes: readonly Fix[] = []): void {
    if (this.#gaveUp || this.#found.length >= MAX_FAULTS) return;
    this.#found.push({ message, span: { start, end }, ...(fixes.length > 0 ? { fixes } : {}) });
  }

  /** Reports that something does not fit, unless that may be the consequence of what was reported in this command. */
  complain(message: string, span: Span, fixes: readonly Fix[] = []): void {
    if (this.at('open')) this.broken = true;
    if (!this.broken) this.report(message, span, fixes);
    this.broken = true;
  }

  /** The place of what is missing here: the next token, or the last one at the end. */
  get place(): Span {
    return this.at('end') ? (this.previous ?? this.token) : this.token;
  }

  /** Passes over a bracket with all in it, or over one token. */
  skip(): void {
    const closer = this.#closers.get(this.#index);
    if (closer !== undefined) this.#index = closer;
    this.advance();
  }

  /** True when nothing closes the bracket that is read next. */
  get opensUnclosed(): boolean {
    return !this.#closers.has(this.#index);
  }

  /** Reads something that lies deeper in the tree. Beyond the limit neither it nor what follows is read. */
  deeper<T>(levels: number, read: () => T): T {
    this.#depth += levels;
    if (this.#depth > MAX_DEPTH) this.#giveUp(`more than ${MAX_DEPTH} levels`);
    const result = read();
    this.#depth -= levels;
    return result;
  }

  /** Counts an operator whose left side is all that was read before it: each makes the tree one deeper. */
  countChained(): void {
    this.#chained++;
    if (this.#chained > MAX_CHAINED) this.#giveUp(`more than ${MAX_CHAINED} arithmetic operators and casts`);
  }

  #giveUp(reason: string): void {
    if (!this.at('end')) {
      this.report(`The query is too complex to be read from here on: ${reason}.`, this.token);
    }
    this.#gaveUp = true;
    this.broken = true;
    this.#index = this.#tokens.length - 1;
  }

  #tokenAt(index: number): Token {
    return this.#tokens[Math.min(index, this.#tokens.length - 1)] ?? { kind: 'end', start: 0, end: 0 };
  }
}

export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
