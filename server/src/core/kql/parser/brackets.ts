import type { Token } from '../tokens.ts';

/** Indexes of the `(` and `{` that nothing closes. A closing bracket goes with the last open one of its kind. */
export function unclosedBrackets(tokens: readonly Token[]): ReadonlySet<number> {
  const unclosed = new Set<number>();
  const open: number[] = [];
  const count = { '(': 0, '{': 0 };
  for (const [index, { kind }] of tokens.entries()) {
    if (kind === '(' || kind === '{') {
      open.push(index);
      count[kind]++;
      continue;
    }
    const opening = kind === ')' ? '(' : kind === '}' ? '{' : undefined;
    if (opening === undefined || count[opening] === 0) continue;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      const lastKind = tokens[last]?.kind;
      if (lastKind === '(' || lastKind === '{') count[lastKind]--;
      if (lastKind === opening) break;
      unclosed.add(last);
    }
  }
  return new Set([...unclosed, ...open]);
}
