import type { Token } from '../tokens.ts';
import { isIn, isMatch, LITERALS } from './token-sets.ts';

/**
 * The indexes of those `(` that nothing closes. Where one is, a list that holds `and` or `or` behind a literal is taken for
 * it, as in `(a in ("x", "y" and b == 1)`.
 */
export function unclosedParentheses(tokens: readonly Token[]): ReadonlySet<number> {
  const plain = matchBrackets(tokens, false);
  return plain.size === 0 ? plain : matchBrackets(tokens, true);
}

interface Matching {
  /** Indexes of the brackets that are open, of both kinds. */
  readonly open: number[];
  /** How many of them are those of sequence terms. */
  terms: number;
  readonly unclosed: Set<number>;
}

function matchBrackets(tokens: readonly Token[], endsLists: boolean): ReadonlySet<number> {
  const matching: Matching = { open: [], terms: 0, unclosed: new Set() };
  for (const [index, { kind }] of tokens.entries()) {
    switch (kind) {
      case '(':
        matching.open.push(index);
        break;
      case '[':
      case '![':
        matching.terms++;
        matching.open.push(index);
        break;
      case ')':
        if (innermost(tokens, matching) === '(') matching.open.pop();
        break;
      case ']':
        closeTerm(tokens, matching);
        break;
      case 'and':
      case 'or':
        if (endsLists && endsList(tokens, matching, index)) dropInnermost(matching);
        break;
      default:
    }
  }
  for (const index of matching.open) if (tokens[index]?.kind === '(') matching.unclosed.add(index);
  return matching.unclosed;
}

function innermost(tokens: readonly Token[], { open }: Matching): Token['kind'] | undefined {
  const index = open.at(-1);
  return index === undefined ? undefined : tokens[index]?.kind;
}

function dropInnermost({ open, unclosed }: Matching): void {
  const index = open.pop();
  if (index !== undefined) unclosed.add(index);
}

/** What is open in a term ends with it. */
function closeTerm(tokens: readonly Token[], matching: Matching): void {
  if (matching.terms === 0) return;
  matching.terms--;
  while (innermost(tokens, matching) === '(') dropInnermost(matching);
  matching.open.pop();
}

/** True at an `and` in a list, behind a literal. */
function endsList(tokens: readonly Token[], { open }: Matching, index: number): boolean {
  const start = open.at(-1);
  if (start === undefined || tokens[start]?.kind !== '(') return false;
  const operator = tokens[start - 1]?.kind;
  const item = tokens[index - 1]?.kind;
  if (operator === undefined || item === undefined) return false;
  return (isIn(operator) || isMatch(operator)) && LITERALS.has(item);
}
