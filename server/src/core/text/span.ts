/** A stretch of text: UTF-16 offsets, half-open (`end` is not part of it). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The smallest span that holds both. */
export function cover(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** True when `offset` lies in the span or directly behind its last character, where a cursor still touches it. */
export function touches(target: Span, offset: number): boolean {
  return target.start <= offset && offset <= target.end;
}

export function textOf(text: string, target: Span): string {
  return text.slice(target.start, target.end);
}
