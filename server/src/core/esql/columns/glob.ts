/** True when `name` is the pieces with any characters between them (`KEEP event.*`). */
export function matchesPieces(pieces: readonly string[], name: string): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  // The leftmost place of each piece leaves the most for the rest.
  for (const piece of others) {
    const found = name.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return name.length >= from + last.length && name.endsWith(last);
}
