import type { Span } from './span.ts';

/**
 * One stretch of a decoded string and the stretch of source it was written as. Both have the same length where the
 * text stands verbatim; an escape maps its one or two units to the whole escape sequence, a line continuation maps
 * nothing (an empty `text`) to the characters it swallows.
 */
export interface SourcePiece {
  readonly text: Span;
  readonly source: Span;
}

/** Offsets of a decoded string (a query) <-> offsets of the text it is written in (a rule file). All in UTF-16 units. */
export class SourceMap {
  readonly #pieces: readonly SourcePiece[];

  /** `pieces` are ascending and without gaps, on both sides. */
  constructor(pieces: readonly SourcePiece[]) {
    this.#pieces = pieces;
  }

  /** Text that stands in the source as it is, from `start` on. */
  static verbatim(length: number, start: number): SourceMap {
    return new SourceMap([{ text: { start: 0, end: length }, source: { start, end: start + length } }]);
  }

  /** Where the character at `offset` of the decoded text starts in the source; behind the last: the content's end. */
  toSource(offset: number): number {
    const piece = this.#last((candidate) => candidate.text.start <= offset);
    if (piece === undefined) return this.#pieces[0]?.source.start ?? 0;
    if (offset >= piece.text.end) return piece.source.end;
    return isVerbatim(piece) ? piece.source.start + (offset - piece.text.start) : piece.source.start;
  }

  /** A span's place in the source. Its end is the end of its last character, so an escape is covered whole. */
  spanToSource(target: Span): Span {
    const start = this.toSource(target.start);
    if (target.end <= target.start) return { start, end: start };
    const piece = this.#last((candidate) => candidate.text.start < target.end);
    if (piece === undefined) return { start, end: start };
    const within = target.end < piece.text.end && isVerbatim(piece);
    return {
      start,
      end: within ? piece.source.start + (target.end - piece.text.start) : piece.source.end,
    };
  }

  /** The offset in the decoded text of a source offset, or `undefined` outside the content. */
  toText(sourceOffset: number): number | undefined {
    const first = this.#pieces[0];
    const last = this.#pieces.at(-1);
    if (first === undefined || last === undefined) return undefined;
    if (sourceOffset < first.source.start || sourceOffset > last.source.end) return undefined;
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.source.start ?? 0) <= sourceOffset) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low];
    if (piece === undefined) return undefined;
    if (isVerbatim(piece))
      return piece.text.start + Math.min(sourceOffset - piece.source.start, length(piece.text));
    return sourceOffset >= piece.source.end ? piece.text.end : piece.text.start;
  }

  /** The last piece for which `isBefore` holds; it holds for a prefix of the pieces. */
  #last(isBefore: (piece: SourcePiece) => boolean): SourcePiece | undefined {
    let low = -1;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const piece = this.#pieces[middle];
      if (piece !== undefined && isBefore(piece)) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low];
  }
}

function length(target: Span): number {
  return target.end - target.start;
}

function isVerbatim(piece: SourcePiece): boolean {
  return length(piece.text) === length(piece.source);
}
