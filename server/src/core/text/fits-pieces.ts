/** True when `text` is the pieces with any characters between them. The leftmost place of each leaves the most for the rest. */
export function fitsPieces(pieces: readonly string[], text: string): boolean {
  const [first = '', ...others] = pieces;
  if (others.length === 0) return text === first;
  const last = others.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return text.length >= from + last.length && text.endsWith(last);
}
