import type { QueryItem } from './items.ts';
import type { Operand } from './query-position.ts';
import type { PositionState } from './position-state.ts';

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', '=']);
const MATCHES = new Set([':', 'like', 'like~', 'regex', 'regex~']);
const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);
// The last two are not EQL, and are read as what their writer means.
const CONNECTIVES = new Set(['and', 'or', '&&', '||']);
const LITERALS = new Set(['true', 'false', 'null']);

/** Reads an item where an operand is expected. */
export function readOperand(state: PositionState, item: QueryItem, next: QueryItem | undefined): void {
  if (item.kind === 'name') return readName(state, item, next);
  if (item.text === 'not' || item.text === '+' || item.text === '-' || item.text === ',') return;
  if (item.text === '(') openParenthesis(state);
  else if (item.text === ')') closeParenthesis(state);
  else if (item.kind === 'string' || item.kind === 'number' || LITERALS.has(item.text)) {
    setOperand(state, { kind: 'other' });
  }
}

function openParenthesis(state: PositionState): void {
  const frame = state.frames.at(-1);
  if (frame?.kind === 'call' && frame.argument < 0) frame.argument = 0;
  else state.frames.push({ kind: 'group', isCondition: false });
}

function readName(state: PositionState, item: QueryItem, next: QueryItem | undefined): void {
  if (next?.text !== '(') return setOperand(state, { kind: 'field', name: item.text });
  // Its parenthesis is the next item, and is read as an operand's.
  state.frames.push({ kind: 'call', name: item.text.replace(/~$/, ''), argument: -1 });
  state.expected = 'operand';
}

function setOperand(state: PositionState, operand: Operand): void {
  state.operand = operand;
  state.expected = 'operator';
}

/** Reads an item behind an operand or a whole comparison. */
export function readOperator(state: PositionState, item: QueryItem): void {
  if (COMPARISONS.has(item.text) || MATCHES.has(item.text)) {
    expectValue(state, item.text);
  } else if (item.text === 'in' || item.text === 'in~') {
    markCondition(state);
    state.operator = item.text;
    state.expected = 'list';
  } else if (item.text === 'not') state.expected = 'in';
  else if (ARITHMETIC.has(item.text)) state.expected = 'operand';
  else if (item.text === ')') closeParenthesis(state);
  else if (item.text === ',') readComma(state);
}

/** A condition starts anew behind `and` and `or`, whatever is missing before them. */
export function connect(state: PositionState): void {
  if (state.frames.at(-1)?.kind === 'list') state.frames.pop();
  markCondition(state);
  state.operand = undefined;
  state.operator = undefined;
  state.expected = 'operand';
}

export function isConnective({ kind, text }: QueryItem): boolean {
  return (kind === 'keyword' || kind === 'sign') && CONNECTIVES.has(text);
}

function expectValue(state: PositionState, operator: string): void {
  markCondition(state);
  state.operator = operator;
  state.expected = 'value';
}

/** The innermost group holds a condition, so no operator but `and` and `or` may follow it. */
function markCondition(state: PositionState): void {
  const frame = state.frames.at(-1);
  if (frame?.kind === 'group') frame.isCondition = true;
}

/** Reads an item on the right side of an operator. */
export function readValue(state: PositionState, item: QueryItem, next: QueryItem | undefined): void {
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

export function openList(state: PositionState, item: QueryItem): void {
  if (item.text !== '(') {
    state.expected = 'nothing';
    return;
  }
  state.frames.push({ kind: 'list' });
  state.listed = [];
  state.expected = 'value';
}

function readComma(state: PositionState): void {
  const frame = state.frames.at(-1);
  if (frame?.kind === 'list') state.expected = 'value';
  else if (frame?.kind === 'call') {
    frame.argument++;
    state.operand = undefined;
    state.expected = 'operand';
  } else state.expected = state.frames.length === 0 ? 'nothing' : 'operand';
}

function closeParenthesis(state: PositionState): void {
  const frame = state.frames.at(-1);
  if (frame === undefined || frame.kind === 'term') return;
  state.frames.pop();
  if (frame.kind === 'call') setOperand(state, { kind: 'call', name: frame.name });
  else if (frame.kind === 'list' || frame.isCondition) state.expected = 'connective';
  else setOperand(state, state.operand ?? { kind: 'other' });
}
