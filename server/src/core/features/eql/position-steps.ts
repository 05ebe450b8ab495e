import type { QueryItem } from './items.ts';
import {
  connect,
  isConnective,
  openList,
  readOperand,
  readOperator,
  readValue,
} from './position-condition.ts';
import type { PositionState } from './position-state.ts';

/** Reads one item: the words around terms and conditions. `next` is the item behind it. */
export function step(state: PositionState, item: QueryItem, next: QueryItem | undefined): void {
  if (item.kind === 'sign' && readBorder(state, item.text)) return;
  if (isConnective(item) && state.inCondition) return connect(state);
  switch (state.expected) {
    case 'query':
      return startQuery(state, item);
    case 'category':
      return readCategory(state, item);
    case 'where':
      state.inCondition = item.text === 'where';
      state.expected = state.inCondition ? 'operand' : 'nothing';
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

/** The signs that end whatever stands before them, however broken it is. */
function readBorder(state: PositionState, sign: string): boolean {
  if (sign === '[' || sign === '![') openTerm(state);
  else if (sign === ']') closeTerm(state);
  else if (sign === '|') openPipe(state);
  else return false;
  return true;
}

function openTerm(state: PositionState): void {
  state.frames.length = 0;
  state.frames.push({ kind: 'term' });
  forgetCondition(state);
  state.expected = 'category';
}

function closeTerm(state: PositionState): void {
  state.frames.length = 0;
  forgetCondition(state);
  if (state.rest === 'head') state.rest = 'term-end';
  state.expected = state.body === 'event' ? 'nothing' : state.rest;
}

function openPipe(state: PositionState): void {
  state.frames.length = 0;
  forgetCondition(state);
  state.expected = 'pipe';
}

function forgetCondition(state: PositionState): void {
  state.inCondition = false;
  state.category = undefined;
  state.operand = undefined;
  state.operator = undefined;
}

function startQuery(state: PositionState, item: QueryItem): void {
  if (item.text === 'sequence' || item.text === 'sample' || item.text === 'join') {
    state.body = item.text === 'sample' ? 'sample' : 'sequence';
    state.expected = 'head';
  } else readCategory(state, item);
}

function readCategory(state: PositionState, item: QueryItem): void {
  const named = item.kind === 'name' || item.kind === 'string';
  state.category = named ? item.text.replace(/^"+|"+$/g, '') : undefined;
  state.expected = named || item.text === 'any' ? 'where' : 'nothing';
}

/** The words around terms: keys, options, `until`. */
function readFrame(state: PositionState, item: QueryItem): void {
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

function readFrameWord(state: PositionState, word: string): void {
  if (word === 'by' || word === ',') state.expected = 'join-key';
  else if (word === 'with') state.expected = 'with';
  else if (word === 'until') {
    state.rest = 'end';
    state.expected = 'term';
  }
}
