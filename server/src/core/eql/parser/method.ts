import { cover, type Span } from '../../text/span.ts';
import type { Call, Expression } from '../ast.ts';
import { eqlFunction } from '../functions/index.ts';
import { shorten } from '../shorten.ts';
import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { replaceFix } from '../../text/fixes.ts';
import { list } from './list.ts';

/** The name behind a `.` or `:`, as in `process.name:length()`. */
interface MethodName {
  readonly text: string;
  readonly span: Span;
}

/** True at the `(` of `process.name.length()`, where the name has been read already. */
export function atMethodList(cursor: Cursor): boolean {
  return cursor.at('(') && cursor.previous?.end === cursor.token.start;
}

/** True behind the `:` of `process.name:length()`, where nothing stands between. */
export function atMethod(cursor: Cursor, colon: Token): boolean {
  if (colon.kind !== ':' || colon.end !== cursor.token.start || cursor.peek(1).kind !== '(') return false;
  return cursor.at('identifier') || cursor.at('tilde-identifier');
}

export function colonMethod(cursor: Cursor, receiver: Expression): Call {
  const name = cursor.advance();
  return methodCall(cursor, receiver, {
    text: cursor.textOf(name),
    span: { start: name.start, end: name.end },
  });
}

/** Reads the arguments of a method, and makes it the function that is meant: `length(process.name)`. */
export function methodCall(cursor: Cursor, receiver: Expression, { text, span: nameSpan }: MethodName): Call {
  const { span: listSpan, items } = list(cursor);
  const caseInsensitive = text.endsWith('~');
  const name = caseInsensitive ? text.slice(0, -1) : text;
  const span = cover(receiver.span, listSpan);
  const inner = cursor.text
    .slice(listSpan.start + 1, listSpan.end)
    .replace(/\)$/, '')
    .trim();
  const meant = `${text}(${cursor.textOf(receiver.span)}${inner === '' ? '' : `, ${inner}`})`;
  const isFunction = eqlFunction(name) !== undefined;
  cursor.report(
    `EQL has no methods: ${isFunction ? `write \`${meant.length > 80 ? `${shorten(text)}(…)` : meant}\`` : "a field can't be called"}.`,
    nameSpan,
    isFunction ? [replaceFix(`Replace with \`${text}(…)\``, span, meant)] : [],
  );
  return { kind: 'call', span, name, nameSpan, caseInsensitive, args: [receiver, ...items] };
}
