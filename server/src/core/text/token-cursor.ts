import type { Span } from './span.ts';

/** A stretch of a text that a parser reads; offsets are UTF-16 units. One without characters was put in by the parser. */
export interface CursorToken<Kind extends string> {
  readonly kind: Kind | 'end';
  readonly start: number;
  readonly end: number;
}

/** Where a parser stands among its tokens, of which the last is of kind `end`. Tokens can be put in, joined and split. */
export class TokenCursor<Kind extends string> {
  readonly text: string;
  readonly #tokens: readonly CursorToken<Kind>[];
  /** Tokens behind the one that was put in; the next one is the last. */
  readonly #held: CursorToken<Kind>[] = [];
  #index = 0;
  #token: CursorToken<Kind>;
  #previous: CursorToken<Kind> | undefined;

  constructor(text: string, tokens: readonly CursorToken<Kind>[]) {
    this.text = text;
    this.#tokens = tokens;
    this.#token = this.#tokenAt(0);
  }

  /** The token that is read next. */
  get token(): CursorToken<Kind> {
    return this.#token;
  }

  /** The token read last. */
  get previous(): CursorToken<Kind> | undefined {
    return this.#previous;
  }

  /** Of the next token among those of the text. */
  protected get index(): number {
    return this.#index;
  }

  /** True when tokens that were put in, or what they stand before, are still to be read. */
  protected get isHolding(): boolean {
    return this.#held.length > 0;
  }

  at(kind: Kind | 'end'): boolean {
    return this.#token.kind === kind;
  }

  atAny(kinds: ReadonlySet<Kind | 'end'>): boolean {
    return kinds.has(this.#token.kind);
  }

  /** The token `distance` behind the one that is read next. */
  peek(distance: number): CursorToken<Kind> {
    const held = this.#held;
    if (distance === 0) return this.#token;
    return held[held.length - distance] ?? this.#tokenAt(this.#index + distance - held.length);
  }

  /** Reads a token. The end is never passed. */
  advance(): CursorToken<Kind> {
    const read = this.#token;
    this.#previous = read;
    const held = this.#held.pop();
    if (held === undefined && read.kind !== 'end') this.#index++;
    this.#token = held ?? this.#tokenAt(this.#index);
    return read;
  }

  accept(kind: Kind): CursorToken<Kind> | undefined {
    return this.#token.kind === kind ? this.advance() : undefined;
  }

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** Takes the next `count` tokens for one of another kind, which is then the next. */
  join(count: number, kind: Kind): void {
    const last = this.peek(count - 1);
    this.#index += count - 1;
    this.#token = { kind, start: this.#token.start, end: last.end };
  }

  /** Puts its parts in the place of the next token, which counts as read once all of them are. */
  split(parts: readonly CursorToken<Kind>[]): void {
    const [first, ...rest] = parts;
    if (first === undefined) return;
    this.#held.push(...rest.toReversed());
    this.#token = first;
  }

  /** Puts a token in that is not written; it is the next. */
  insert(kind: Kind): void {
    const place = this.#previous?.end ?? this.#token.start;
    this.#held.push(this.#token);
    this.#token = { kind, start: place, end: place };
  }

  /** The place of what is missing here: the next token, or the last one at the end. */
  get place(): Span {
    if (this.#token.kind !== 'end') return this.#token;
    return this.#previous ?? { start: 0, end: this.text.length };
  }

  /** What is left is not read. */
  protected passToEnd(): void {
    this.#previous = this.#token;
    this.#held.length = 0;
    this.#index = this.#tokens.length - 1;
    this.#token = this.#tokenAt(this.#index);
  }

  #tokenAt(index: number): CursorToken<Kind> {
    return this.#tokens[Math.min(index, this.#tokens.length - 1)] ?? { kind: 'end', start: 0, end: 0 };
  }
}

/** True for a token that the parser put in. */
export function isInserted(token: Span | undefined): boolean {
  return token !== undefined && token.start === token.end;
}
