import { fieldName } from '../../kql/parser/literal.ts';
import { isRange, isRelation } from '../../kql/parser/token-sets.ts';
import type { RangeOperator } from '../../kql/ast.ts';
import type { Token } from '../../kql/tokens.ts';

/** What the grammar expects at a place. */
export interface KqlPosition {
  /** `operator`: behind a field; `connective`: behind a condition, or behind a value of a list. */
  readonly expected: 'condition' | 'operator' | 'value' | 'connective';
  /** The whole name of the field whose operator or values stand here. */
  readonly field: string | undefined;
  /** Between the field and the place. */
  readonly relation: ':' | RangeOperator | undefined;
  /** Between the parentheses behind `field:`. */
  readonly inList: boolean;
  /** The values that the list holds already, as they are written. */
  readonly listed: readonly string[];
  /** The whole name of the nested field around the place. */
  readonly path: string | undefined;
}

interface Bracket {
  readonly kind: '(' | '{';
  /** Of a list of values. */
  readonly field: string | undefined;
  /** Of the nested field outside of it. */
  readonly outerPath: string | undefined;
  readonly listed: string[];
}

interface State {
  expected: KqlPosition['expected'];
  field: string | undefined;
  relation: KqlPosition['relation'];
  path: string | undefined;
  readonly open: Bracket[];
}

/** What is expected behind these tokens. They are taken one by one, so that a half-typed query will do. */
export function positionAfter(tokens: readonly Token[], text: string): KqlPosition {
  const state: State = {
    expected: 'condition',
    field: undefined,
    relation: undefined,
    path: undefined,
    open: [],
  };
  for (const [index, token] of tokens.entries()) step(state, token, tokens[index - 1], text);
  const { expected, field, relation, path } = state;
  const list = listOf(state);
  return { expected, field, relation, path, inList: list !== undefined, listed: list?.listed ?? [] };
}

/** The list of values that is open. */
function listOf({ open }: State): Bracket | undefined {
  const last = open.at(-1);
  return last?.field === undefined ? undefined : last;
}

function step(state: State, token: Token, before: Token | undefined, text: string): void {
  const { kind } = token;
  switch (kind) {
    case 'and':
    case 'or':
      startOperand(state);
      return;
    case 'not':
      if (state.expected !== 'value') startOperand(state);
      return;
    case '(':
    case '{':
      openBracket(state, kind);
      return;
    case ')':
    case '}':
      closeBracket(state, kind === ')' ? '(' : '{');
      return;
    case 'literal':
    case 'quoted':
    case 'open-quoted':
      readText(state, token, text);
      return;
    case 'end':
      return;
    default:
      if (before !== undefined && isRelation(kind)) relate(state, before, kind, text);
  }
}

function startOperand(state: State): void {
  const list = listOf(state);
  state.expected = list === undefined ? 'condition' : 'value';
  state.field = list?.field;
  state.relation = list === undefined ? undefined : ':';
}

function openBracket(state: State, kind: '(' | '{'): void {
  const ofValues = kind === '(' && state.expected === 'value';
  const field = ofValues ? state.field : undefined;
  state.open.push({ kind, field, outerPath: state.path, listed: [] });
  if (kind === '{' && state.expected === 'value') state.path = state.field;
  startOperand(state);
}

function closeBracket(state: State, opening: '(' | '{'): void {
  const index = state.open.findLastIndex(({ kind }) => kind === opening);
  if (index >= 0) {
    state.path = state.open[index]?.outerPath;
    state.open.length = index;
  }
  state.expected = 'connective';
}

function readText(state: State, token: Token, text: string): void {
  if (state.expected === 'value') {
    listOf(state)?.listed.push(text.slice(token.start, token.end));
    state.expected = 'connective';
    return;
  }
  state.expected = 'operator';
  state.field = wholeName(state, fieldName(text, token).name);
}

/** A sign of relation makes the word before it a field, also where a value was expected: a connective is missing then. */
function relate(state: State, { kind, start, end }: Token, sign: Token['kind'], text: string): void {
  if (state.expected === 'connective' && kind === 'literal') {
    const word = /[^\s\u00a0]*$/.exec(text.slice(start, end))?.[0] ?? '';
    state.field = wholeName(state, fieldName(text, { kind, start: end - word.length, end }).name);
  }
  state.expected = 'value';
  state.relation = isRange(sign) ? sign : ':';
}

function wholeName({ path }: State, name: string): string {
  return path === undefined ? name : `${path}.${name}`;
}
