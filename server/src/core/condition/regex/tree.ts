/** An inclusive range of code points. */
export interface CharRange {
  readonly from: number;
  readonly to: number;
}

export type Regex =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty' }
  /** Sorted, without overlaps. */
  | { readonly kind: 'chars'; readonly ranges: readonly CharRange[] }
  | { readonly kind: 'concat'; readonly parts: readonly Regex[] }
  | { readonly kind: 'union'; readonly parts: readonly Regex[] }
  | { readonly kind: 'intersection'; readonly parts: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly part: Regex; readonly least: number; readonly most: number }
  | { readonly kind: 'complement'; readonly part: Regex };

export const MAX_CODE_POINT = 0x10ffff;
export const ANY_CHARACTER: Regex = { kind: 'chars', ranges: [{ from: 0, to: MAX_CODE_POINT }] };

export function charsOf(ranges: readonly CharRange[]): Regex {
  return { kind: 'chars', ranges: merged(ranges) };
}

function merged(ranges: readonly CharRange[]): readonly CharRange[] {
  const result: CharRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && range.from <= last.to + 1) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else result.push(range);
  }
  return result;
}

export function invert(ranges: readonly CharRange[]): readonly CharRange[] {
  const result: CharRange[] = [];
  let next = 0;
  for (const range of merged(ranges)) {
    if (range.from > next) result.push({ from: next, to: range.from - 1 });
    next = range.to + 1;
  }
  if (next <= MAX_CODE_POINT) result.push({ from: next, to: MAX_CODE_POINT });
  return result;
}

export function concat(parts: readonly Regex[]): Regex {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: 'concat', parts };
}

export function union(parts: readonly Regex[]): Regex {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: 'union', parts };
}
