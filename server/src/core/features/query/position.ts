import type { QueryItem } from './items.ts';

/** What the grammar allows at a place in a query (eql-semantics: Elasticsearch's EqlBase.g4), as completion needs it. */
export type Expected =
  /** The query's start: `sequence`, `sample` or a category. */
  | 'query'
  /** A category, at the start of a sequence term. */
  | 'category'
  | 'where'
  /** A field, a function, a literal or `not`. */
  | 'operand'
  /** An operator behind an operand. */
  | 'operator'
  /** `in`, behind `not`. */
  | 'in'
  /** The right side of an operator, or a member of its list. */
  | 'value'
  /** The `(` behind `in`. */
  | 'list'
  /** `and`, `or`, or an end, behind a whole comparison. */
  | 'connective'
  /** What may follow `sequence` or `sample` and their keys: `by`, `with maxspan`, `[`. */
  | 'head'
  /** A `[`: the term behind `until`. */
  | 'term'
  /** What may follow a term: `by`, `with runs`, `[`, `until`, a pipe. */
  | 'term-end'
  /** Behind the term of `until`: only a pipe. */
  | 'end'
  | 'join-key'
  /** `maxspan` or `runs`, behind `with`. */
  | 'with'
  | 'assign'
  | 'amount'
  | 'unit'
  | 'pipe'
  | 'nothing';

/** What stands left of an operator. */
export type Operand =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string }
  | { readonly kind: 'other' };

/** A call that is still open. */
export interface OpenCall {
  readonly name: string;
  /** 0-based index of the argument that stands here. */
  readonly argument: number;
}

export interface QueryPosition {
  readonly expected: Expected;
  /** `sequence`, `sample`, or `event` for a query without terms. */
  readonly body: 'event' | 'sequence' | 'sample';
  /** True once a term has been read: `with` then means `runs`. */
  readonly isAfterTerm: boolean;
  /** The event query's category: `process`; `undefined` for `any` and outside of conditions. */
  readonly category: string | undefined;
  /** What stands left of the operator that is expected, or of the one whose value is. */
  readonly operand: Operand | undefined;
  /** The operator whose value is expected. */
  readonly operator: string | undefined;
  /** Strings and numbers that stand in the open list, as written. */
  readonly listed: readonly string[];
  /** Calls that are open here, outermost first. */
  readonly calls: readonly OpenCall[];
}

/** Reads the items before a place from left to right and tells what may come there. Never fails: nonsense is `nothing`. */
export function positionAfter(items: readonly QueryItem[]): QueryPosition {
  const state = newState();
  for (const [index, item] of items.entries()) step(state, item, items[index + 1]);
  return {
    expected: state.expected,
    body: state.body,
    isAfterTerm: state.rest !== 'head',
    category: state.category,
    operand: state.operand,
    operator: state.operator,
    listed: state.frames.at(-1)?.kind === 'list' ? state.listed : [],
    calls: state.frames.flatMap((frame) =>
      frame.kind === 'call' ? [{ name: frame.name, argument: frame.argument }] : [],
    ),
  };
}

type Frame =
  | { readonly kind: 'group'; isCondition: boolean }
  | { readonly kind: 'call'; readonly name: string; argument: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'term' };

interface State {
  expected: Expected;
  body: QueryPosition['body'];
  category: string | undefined;
  operand: Operand | undefined;
  operator: string | undefined;
  listed: string[];
  /** What may follow join keys and options here. */
  rest: 'head' | 'term-end' | 'end';
  /** `maxspan` or `runs`. */
  option: string;
  readonly frames: Frame[];
}

function newState(): State {
  return {
    expected: 'query',
    body: 'event',
    category: undefined,
    operand: undefined,
    operator: undefined,
    listed: [],
    rest: 'head',
    option: '',
    frames: [],
  };
}

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', '=']);
const MATCHES = new Set([':', 'like', 'like~', 'regex', 'regex~']);
const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);
// The last two are not EQL, and are read as what their writer means.
const CONNECTIVES = new Set(['and', 'or', '&&', '||']);
const LITERALS = new Set(['true', 'false', 'null']);

function step(state: State, item: QueryItem, next: QueryItem | undefined): void {
  if (item.text === '[' || item.text === '![') return openTerm(state);
  if (item.text === ']' && item.kind === 'sign') return closeTerm(state);
  if (item.text === '|' && item.kind === 'sign') return openPipe(state);
  switch (state.expected) {
    case 'query':
      return startQuery(state, item);
    case 'category':
      return readCategory(state, item);
    case 'where':
      state.expected = item.text === 'where' ? 'operand' : 'nothing';
      return;
    case 'operand':
      return readOperand(state, item, next);
    case 'operator':
    case 'connective':
    case 'in':
      return readOperator(state, item);
    case 'value':
      return readValue(state, item, next);
    case 'list':
      return openList(state, item);
    case 'pipe':
    case 'nothing':
      return;
    default:
      return readFrame(state, item);
  }
}

function openTerm(state: State): void {
  state.frames.length = 0;
  state.frames.push({ kind: 'term' });
  forgetCondition(state);
  state.expected = 'category';
}

function closeTerm(state: State): void {
  state.frames.length = 0;
  forgetCondition(state);
  if (state.rest === 'head') state.rest = 'term-end';
  state.expected = state.body === 'event' ? 'nothing' : state.rest;
}

function openPipe(state: State): void {
  state.frames.length = 0;
  forgetCondition(state);
  state.expected = 'pipe';
}

function forgetCondition(state: State): void {
  state.category = undefined;
  state.operand = undefined;
  state.operator = undefined;
}

function startQuery(state: State, item: QueryItem): void {
  if (item.text === 'sequence' || item.text === 'sample' || item.text === 'join') {
    state.body = item.text === 'sample' ? 'sample' : 'sequence';
    state.expected = 'head';
  } else readCategory(state, item);
}

function readCategory(state: State, item: QueryItem): void {
  const named = item.kind === 'name' || item.kind === 'string';
  state.category = named ? item.text.replace(/^"+|"+$/g, '') : undefined;
  state.expected = named || item.text === 'any' ? 'where' : 'nothing';
}

function readOperand(state: State, item: QueryItem, next: QueryItem | undefined): void {
  if (item.kind === 'name') return readName(state, item, next);
  if (item.text === 'not' || item.text === '+' || item.text === '-' || item.text === ',') return;
  if (item.text === '(') openParenthesis(state);
  else if (item.text === ')') closeParenthesis(state);
  else if (item.kind === 'string' || item.kind === 'number' || LITERALS.has(item.text)) {
    setOperand(state, { kind: 'other' });
  }
}

function openParenthesis(state: State): void {
  const frame = state.frames.at(-1);
  if (frame?.kind === 'call' && frame.argument < 0) frame.argument = 0;
  else state.frames.push({ kind: 'group', isCondition: false });
}

function readName(state: State, item: QueryItem, next: QueryItem | undefined): void {
  if (next?.text !== '(') return setOperand(state, { kind: 'field', name: item.text });
  // Its parenthesis is the next item, and is read as an operand's.
  state.frames.push({ kind: 'call', name: item.text.replace(/~$/, ''), argument: -1 });
  state.expected = 'operand';
}

function setOperand(state: State, operand: Operand): void {
  state.operand = operand;
  state.expected = 'operator';
}

function readOperator(state: State, item: QueryItem): void {
  if (COMPARISONS.has(item.text) || MATCHES.has(item.text)) {
    expectValue(state, item.text);
  } else if (item.text === 'in' || item.text === 'in~') {
    markCondition(state);
    state.operator = item.text;
    state.expected = 'list';
  } else if (item.text === 'not') state.expected = 'in';
  else if (CONNECTIVES.has(item.text)) {
    markCondition(state);
    state.operand = undefined;
    state.expected = 'operand';
  } else if (ARITHMETIC.has(item.text)) state.expected = 'operand';
  else if (item.text === ')') closeParenthesis(state);
  else if (item.text === ',') readComma(state);
}

function expectValue(state: State, operator: string): void {
  markCondition(state);
  state.operator = operator;
  state.expected = 'value';
}

/** The innermost group holds a condition, so no operator but `and` and `or` may follow it. */
function markCondition(state: State): void {
  const frame = state.frames.at(-1);
  if (frame?.kind === 'group') frame.isCondition = true;
}

function readValue(state: State, item: QueryItem, next: QueryItem | undefined): void {
  const inList = state.frames.at(-1)?.kind === 'list';
  if (item.text === '(' && MATCHES.has(state.operator ?? '') && !inList) return openList(state, item);
  if (item.text === ')') return closeParenthesis(state);
  if (item.text === ',') return readComma(state);
  if (item.text === '(') return openParenthesis(state);
  if (item.kind === 'name' && next?.text === '(') return readName(state, item, next);
  if (item.text === '+' || item.text === '-') return;
  if (inList) state.listed.push(item.text);
  state.expected = 'connective';
}

function openList(state: State, item: QueryItem): void {
  if (item.text !== '(') {
    state.expected = 'nothing';
    return;
  }
  state.frames.push({ kind: 'list' });
  state.listed = [];
  state.expected = 'value';
}

function readComma(state: State): void {
  const frame = state.frames.at(-1);
  if (frame?.kind === 'list') state.expected = 'value';
  else if (frame?.kind === 'call') {
    frame.argument++;
    state.operand = undefined;
    state.expected = 'operand';
  } else state.expected = state.frames.length === 0 ? 'nothing' : 'operand';
}

function closeParenthesis(state: State): void {
  const frame = state.frames.at(-1);
  if (frame === undefined || frame.kind === 'term') return;
  state.frames.pop();
  if (frame.kind === 'call') setOperand(state, { kind: 'call', name: frame.name });
  else if (frame.kind === 'list' || frame.isCondition) state.expected = 'connective';
  else setOperand(state, state.operand ?? { kind: 'other' });
}

/** The words around terms: keys, options, `until`. */
function readFrame(state: State, item: QueryItem): void {
  switch (state.expected) {
    case 'join-key':
      if (item.kind === 'name') state.expected = state.rest;
      return;
    case 'with':
      state.option = item.text;
      state.expected = 'assign';
      return;
    case 'assign':
      state.expected = 'amount';
      return;
    case 'amount':
      state.expected = state.option === 'maxspan' ? 'unit' : state.rest;
      return;
    case 'unit':
      state.expected = state.rest;
      return;
    default:
      readFrameWord(state, item.text);
  }
}

function readFrameWord(state: State, word: string): void {
  if (word === 'by' || word === ',') state.expected = 'join-key';
  else if (word === 'with') state.expected = 'with';
  else if (word === 'until') {
    state.rest = 'end';
    state.expected = 'term';
  }
}
