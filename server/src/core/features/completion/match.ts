/**
 * Keeps what typed text can mean: names that start with it, then names with a part that does, then names that hold its
 * letters in order. At most `limit`; the order within each kind stays. Without regard to case.
 */
export function matching<T>(
  items: Iterable<T>,
  typed: string,
  nameOf: (item: T) => string,
  limit: number,
): { readonly found: readonly T[]; readonly more: boolean } {
  const wanted = typed.toLowerCase();
  const starts: T[] = [];
  const parts: T[] = [];
  const loose: T[] = [];
  for (const item of items) {
    if (starts.length > limit) break;
    const name = nameOf(item).toLowerCase();
    if (name.startsWith(wanted)) starts.push(item);
    else if (parts.length <= limit && (name.includes(`.${wanted}`) || name.includes(`_${wanted}`)))
      parts.push(item);
    else if (loose.length <= limit && wanted.length >= LOOSE_FROM && holdsInOrder(name, wanted))
      loose.push(item);
  }
  const all = [...starts, ...parts, ...loose];
  return { found: all.slice(0, limit), more: all.length > limit };
}

/** Shorter text is in nearly every name. */
const LOOSE_FROM = 3;

function holdsInOrder(name: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
