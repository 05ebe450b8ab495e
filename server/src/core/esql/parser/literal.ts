import { replaceFix } from '../../text/fixes.ts';
import { nearest } from '../../text/nearest.ts';
import { SourceMap, type SourcePiece } from '../../text/source-map.ts';
import { cover } from '../../text/span.ts';
import type {
  BooleanLiteral,
  Duration,
  NullLiteral,
  NumberLiteral,
  Parameter,
  StringLiteral,
} from '../ast.ts';
import { ESCAPES } from '../lexer/scan-string.ts';
import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { isTimeUnit, TIME_UNITS } from './time-units.ts';

/** A string as it is read; also one without an end, which the lexer has reported. */
export function stringLiteral(cursor: Cursor): StringLiteral {
  const token = cursor.advance();
  const span = { start: token.start, end: token.end };
  if (token.kind === 'raw-string' || cursor.text.startsWith('"""', token.start)) {
    const end = token.kind === 'raw-string' ? token.end - 3 : token.end;
    return { kind: 'string', span, raw: true, ...verbatim(cursor.text, token.start + 3, end) };
  }
  const end = token.kind === 'open' ? token.end : token.end - 1;
  return { kind: 'string', span, raw: false, ...unescaped(cursor.text, token.start + 1, end) };
}

function verbatim(text: string, start: number, end: number): Pick<StringLiteral, 'value' | 'source'> {
  const value = text.slice(start, Math.max(start, end));
  return { value, source: SourceMap.verbatim(value.length, start) };
}

function unescaped(text: string, start: number, end: number): Pick<StringLiteral, 'value' | 'source'> {
  if (!text.slice(start, end).includes('\\')) return verbatim(text, start, end);
  const pieces: SourcePiece[] = [];
  let value = '';
  let at = start;
  while (at < end) {
    const slash = text.indexOf('\\', at);
    const plainEnd = slash < 0 || slash >= end ? end : slash;
    if (plainEnd > at) {
      pieces.push(piece(value.length, plainEnd - at, at, plainEnd));
      value += text.slice(at, plainEnd);
    }
    at = plainEnd;
    if (at >= end) break;
    const length = Math.min(2, end - at);
    // What is no escape stands for itself; an error was reported for it.
    const meaning = ESCAPES.get(text[at + 1] ?? '') ?? text.slice(at, at + length);
    pieces.push(piece(value.length, meaning.length, at, at + length));
    value += meaning;
    at += length;
  }
  return { value, source: new SourceMap(pieces) };
}

function piece(at: number, length: number, start: number, end: number): SourcePiece {
  return { text: { start: at, end: at + length }, source: { start, end } };
}

export function number(cursor: Cursor): NumberLiteral {
  const token = cursor.advance();
  return { kind: 'number', span: spanOf(token), whole: token.kind === 'integer' };
}

/** `7 days`; the cursor stands at a whole number with a word behind it. */
export function duration(cursor: Cursor): Duration | NumberLiteral {
  const unit = cursor.peek(1);
  const name = cursor.textOf(unit).toLowerCase();
  if (!isTimeUnit(name)) {
    const meant = nearest(name, TIME_UNITS);
    if (meant === undefined) return number(cursor);
    cursor.report(`\`${cursor.textOf(unit)}\` is no unit of time. Did you mean \`${meant}\`?`, unit, [
      replaceFix(`Replace with \`${meant}\``, unit, meant),
    ]);
  }
  const amount = cursor.advance();
  cursor.advance();
  return { kind: 'duration', span: cover(amount, unit), unit: name };
}

export function word(cursor: Cursor): BooleanLiteral | NullLiteral {
  const token = cursor.advance();
  return token.kind === 'null'
    ? { kind: 'null', span: spanOf(token) }
    : { kind: 'boolean', span: spanOf(token), value: token.kind === 'true' };
}

export function parameter(cursor: Cursor): Parameter {
  return { kind: 'parameter', span: spanOf(cursor.advance()) };
}

function spanOf({ start, end }: Token): { start: number; end: number } {
  return { start, end };
}
