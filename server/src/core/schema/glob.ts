/** True when `text` is the pattern with every `*` replaced by one or more characters. Linear: no backtracking. */
export function isInstance(pattern: string, text: string): boolean {
  const pieces = pattern.split('*');
  const first = pieces.shift() ?? '';
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  // The leftmost place of each piece leaves the most room for the rest, so no other has to be tried.
  for (const piece of pieces) {
    const found = text.indexOf(piece, from + 1);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return text.length >= from + 1 + last.length && text.endsWith(last);
}

/** True when some text fits both patterns; here `*` stands for any text, the empty one too, as in index patterns. */
export function overlap(a: string, b: string): boolean {
  // reachable[j]: the first i characters of `a` and the first j of `b` can stand for the same text.
  const leadingStars = /^\**/.exec(b)?.[0].length ?? 0;
  let reachable = Array.from({ length: b.length + 1 }, (_, j) => j <= leadingStars);
  for (let i = 1; i <= a.length; i++) {
    const star = a[i - 1] === '*';
    const next = [star && reachable[0] === true];
    for (let j = 1; j <= b.length; j++) {
      const up = reachable[j] === true;
      const left = next[j - 1] === true;
      const both = reachable[j - 1] === true && a[i - 1] === b[j - 1];
      next.push((star && (up || left)) || (b[j - 1] === '*' && (up || left)) || both);
    }
    reachable = next;
  }
  return reachable[b.length] === true;
}
