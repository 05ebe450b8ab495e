/** Regular expressions on the subset where Lucene's dialect and JavaScript's agree: a second opinion for tests. */

/** A random expression of the common subset, over the letters a to c. */
export function randomRegex(below: (n: number) => number, depth: number): string {
  const item = (): string => atom(below, depth) + quantifier(below);
  const concat = (): string => Array.from({ length: 1 + below(3) }, item).join('');
  return Array.from({ length: below(4) === 0 ? 2 : 1 }, concat).join('|');
}

function atom(below: (n: number) => number, depth: number): string {
  const kinds = ['a', 'b', 'c', '.', '[ab]', '[^a]', '[a-c]', '\\d', '\\.', '\\w'];
  if (depth > 0 && below(3) === 0) return `(${randomRegex(below, depth - 1)})`;
  return kinds[below(kinds.length)] ?? 'a';
}

function quantifier(below: (n: number) => number): string {
  const kinds = ['', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,3}', '{2,}'];
  return kinds[below(kinds.length)] ?? '';
}

/** JavaScript's verdict on the whole text; `.` takes line breaks too. */
export function javascriptRegex(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 's').test(text);
}
