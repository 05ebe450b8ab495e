import type { Fix } from '../../text/diagnostic.ts';
import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Span } from '../../text/span.ts';
import { TokenCursor } from '../../text/token-cursor.ts';
import type { Token, TokenKind } from '../tokens.ts';

/** What is open around the place that is read: it decides which tokens end a condition, and which are slips in it. */
export interface Surroundings {
  readonly parentheses: number;
  readonly braces: number;
  /** Nothing closes the innermost of them. */
  readonly unclosed: boolean;
  /** The field whose values are read; `undefined` where conditions stand. */
  readonly valuesOf: string | undefined;
}

/** Deeper trees are refused, so that no query can exhaust the stack of those who walk them. */
export const MAX_DEPTH = 250;
/** Fewer tokens behind a fault than these, what does not fit is a consequence of it. */
const NEAR = 2;

/** Where the parser stands, and what it found: all that changes during a parse. */
export class Cursor extends TokenCursor<TokenKind> {
  /** The commas of the values that are read were reported. */
  commasExcused = false;
  around: Surroundings = { parentheses: 0, braces: 0, unclosed: false, valuesOf: undefined };
  /** What the parser found. */
  readonly #faults: SyntaxFault[] = [];
  /** What the tokens came with. */
  readonly #scanned: readonly SyntaxFault[];
  /** Of these, the number of the next that was not passed yet. */
  #nextScanned = 0;
  /** Stretches in which they are taken back, in the order of the text. */
  readonly #retracted: Span[] = [];
  readonly #unclosed: ReadonlySet<number>;
  #lastFault = Number.NEGATIVE_INFINITY;
  #depth = 0;
  #gaveUp = false;
  #openText = -1;

  /** `tokens` end with one of kind `end`; `unclosed` are the indexes of those brackets that nothing closes. */
  constructor(
    text: string,
    tokens: readonly Token[],
    faults: readonly SyntaxFault[],
    unclosed: ReadonlySet<number>,
  ) {
    super(text, tokens);
    this.#unclosed = unclosed;
    this.#scanned = faults;
  }

  get faults(): readonly SyntaxFault[] {
    let next = 0;
    const kept = this.#scanned.filter(({ span }) => {
      while ((this.#retracted[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
      const around = this.#retracted[next];
      return around === undefined || span.start < around.start;
    });
    return [...kept, ...this.#faults];
  }

  override advance(): Token {
    const { kind, start, end } = this.token;
    if (kind === 'open-quoted') this.#openText = start;
    this.#passScanned(end);
    return super.advance();
  }

  /** The text of the token that is read next, for messages: shortened. */
  get shown(): string {
    return shortened(this.textOf(this.token));
  }

  /** Reports a slip that is certain. */
  report(message: string, span: Span, fixes: readonly Fix[] = []): void {
    if (this.#gaveUp) return;
    this.#faults.push({
      message,
      span: { start: span.start, end: span.end },
      ...(fixes.length > 0 ? { fixes } : {}),
    });
    this.#lastFault = this.index;
  }

  /** Reports that something does not fit, unless that may be the consequence of what was reported just before. */
  complain(message: string, span: Span, fixes: readonly Fix[] = []): void {
    if (this.isNearFault) this.#lastFault = this.index;
    else this.report(message, span, fixes);
  }

  get isNearFault(): boolean {
    const scanned = this.#scanned[this.#nextScanned]?.span.start ?? Number.POSITIVE_INFINITY;
    return this.index - this.#lastFault <= NEAR || scanned < this.token.end;
  }

  /** The next token was reported, so that what does not fit behind it is no news. */
  excuse(): void {
    this.#lastFault = this.index;
  }

  /** Takes back what the tokens of a stretch came with, because one fault about the whole of it says more. */
  retract(span: Span): void {
    this.#retracted.push(span);
  }

  /** True when nothing closes the bracket that is read next. */
  get opensUnclosed(): boolean {
    return this.#unclosed.has(this.index);
  }

  /** The same for the token behind it. */
  get opensUnclosedNext(): boolean {
    return !this.isHolding && this.#unclosed.has(this.index + 1);
  }

  /** True when a text without an end was read since `offset`: it may have swallowed what is missing behind it. */
  hasOpenTextSince(offset: number): boolean {
    return this.#openText >= offset;
  }

  /** Reads something that lies deeper in the tree. Beyond the limit it is not read, nor is anything behind it. */
  deeper<T>(around: Surroundings, read: () => T): T {
    const { around: outside } = this;
    this.#depth++;
    if (this.#depth > MAX_DEPTH) this.#giveUp();
    this.around = around;
    const result = read();
    this.around = outside;
    this.#depth--;
    return result;
  }

  /** What the tokens came with excuses what follows, as what the parser reports does. */
  #passScanned(end: number): void {
    while ((this.#scanned[this.#nextScanned]?.span.start ?? end) < end) {
      this.#nextScanned++;
      this.excuse();
    }
  }

  #giveUp(): void {
    if (this.at('end')) return;
    this.report(
      `The query is too complex to be read from here on: more than ${MAX_DEPTH} levels.`,
      this.token,
    );
    this.#gaveUp = true;
    this.passToEnd();
  }
}

export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
