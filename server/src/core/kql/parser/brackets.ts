import type { Token, TokenKind } from '../tokens.ts';
import { isRelation, TEXTS } from './token-sets.ts';

/**
 * Indexes of the `(` and `{` that nothing closes. A closing bracket goes with the last open one of its kind; where there are
 * too few, those are missing that values lack before the next condition, as in `(a:(b or c and d:e)`; or an opening one is
 * too many, as in `a:(b or c(d)`.
 */
export function unclosedBrackets(tokens: readonly Token[]): ReadonlySet<number> {
  const braces = closedBraces(tokens);
  const unclosed = pairUp(tokens, braces, 0);
  const missing = [...unclosed].filter((index) => tokens[index]?.kind === '(').length;
  return missing === 0 ? unclosed : pairUp(tokens, braces, missing);
}

/** Indexes of the `{` that a `}` closes: no `)` reaches over them. */
function closedBraces(tokens: readonly Token[]): ReadonlySet<number> {
  const closed = new Set<number>();
  const open: number[] = [];
  for (const [index, { kind }] of tokens.entries()) {
    if (kind === '{') open.push(index);
    const opening = kind === '}' ? open.pop() : undefined;
    if (opening !== undefined) closed.add(opening);
  }
  return closed;
}

type Opening = '(' | '{';

/** An open bracket on the way. */
interface Open {
  readonly index: number;
  readonly kind: Opening;
  /** Values stand in it, as far as is known; no conditions. */
  readonly ofValues: boolean;
  /** It stands behind `and`, `or` or `not`, so it may hold conditions. */
  readonly mayHoldConditions: boolean;
  /** For a `{` that is closed: how many `(` are open around it. */
  readonly around: number | undefined;
}

interface Pairing {
  readonly unclosed: Set<number>;
  readonly open: Open[];
  /** How many are open; of the `(` those inside the last `{` that is closed. */
  readonly count: Record<Opening, number>;
  readonly braces: ReadonlySet<number>;
  /** How many brackets may still be taken for those that are too many. */
  missing: number;
}

function pairUp(tokens: readonly Token[], braces: ReadonlySet<number>, missing: number): ReadonlySet<number> {
  const pairing: Pairing = { unclosed: new Set(), open: [], count: { '(': 0, '{': 0 }, braces, missing };
  for (const [index, { kind, start }] of tokens.entries()) {
    const before = tokens[index - 1];
    if (kind === '(' && isStray(pairing, start, before)) skip(pairing, index);
    else if (kind === '(' || kind === '{') open(pairing, index, kind, before?.kind);
    else if (kind === ')') close(pairing, '(');
    else if (kind === '}') close(pairing, '{');
    else if (TEXTS.has(kind) && isRelation(tokens[index + 1]?.kind ?? 'end')) endValues(pairing);
  }
  for (const { index } of pairing.open) pairing.unclosed.add(index);
  return pairing.unclosed;
}

/** A `(` stuck to a text can't be right; where one is too many, it is this one. */
function isStray({ missing }: Pairing, start: number, before: Token | undefined): boolean {
  return missing > 0 && before !== undefined && before.end === start && TEXTS.has(before.kind);
}

function skip(pairing: Pairing, index: number): void {
  pairing.unclosed.add(index);
  pairing.missing--;
}

const CONNECTIVES: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['and', 'or', 'not']);

function open(pairing: Pairing, index: number, kind: Opening, before: TokenKind | undefined): void {
  const ofValues = kind === '(' && (before === ':' || pairing.open.at(-1)?.ofValues === true);
  const around = pairing.braces.has(index) ? pairing.count['('] : undefined;
  pairing.open.push({ index, kind, ofValues, mayHoldConditions: CONNECTIVES.has(before), around });
  if (around !== undefined) pairing.count['('] = 0;
  pairing.count[kind]++;
}

function close({ open: brackets, count, unclosed }: Pairing, opening: Opening): void {
  if (count[opening] === 0) return;
  for (let last = brackets.pop(); last !== undefined; last = brackets.pop()) {
    count[last.kind]--;
    if (last.around !== undefined) count['('] = last.around;
    if (last.kind === opening) return;
    unclosed.add(last.index);
  }
}

/** A condition starts: lists of values that are open here lack their end, groups behind a connective hold conditions. */
function endValues(pairing: Pairing): void {
  if (pairing.missing === 0 || pairing.open.at(-1)?.ofValues !== true) return;
  const start = pairing.open.findLastIndex(({ ofValues }) => !ofValues) + 1;
  const groups: Open[] = [];
  for (const bracket of pairing.open.slice(start)) {
    if (bracket.mayHoldConditions || pairing.missing === 0) {
      groups.push({ ...bracket, ofValues: false });
      continue;
    }
    pairing.unclosed.add(bracket.index);
    pairing.count['(']--;
    pairing.missing--;
  }
  pairing.open.length = start;
  pairing.open.push(...groups);
}
