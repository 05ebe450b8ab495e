import { cover, type Span } from '../../text/span.ts';
import type { Expression, FieldReference } from '../ast.ts';
import { KEYWORDS, type Token } from '../tokens.ts';
import { skipIndex, startsIndex } from './array-index.ts';
import type { Cursor } from './cursor.ts';
import { removeFix, replaceFix } from '../../text/fixes.ts';
import { atMethodList, methodCall } from './method.ts';
import { missingHere } from './missing.ts';

/** What has been read of a field's name. */
interface Name {
  readonly parts: string[];
  readonly spans: Span[];
}

/**
 * A field, `?process.parent.name`. Parts that are missing or that must not stand there are reported; the name is then what
 * it would be.
 */
export function field(cursor: Cursor): Expression {
  const optional = cursor.accept('?');
  const name: Name = { parts: [], spans: [] };
  refuseDots(cursor, "A field's name can't start with a dot: remove it.");
  readPart(cursor, name);
  while (continues(cursor)) {
    if (startsIndex(cursor)) skipIndex(cursor);
    else {
      cursor.advance();
      refuseDots(cursor, 'This dot is one too many: remove it.');
      readPart(cursor, name);
    }
  }
  const [first] = name.spans;
  const last = name.spans.at(-1);
  if (first === undefined || last === undefined) return missingHere(cursor);
  if (name.parts.length > 1 && atMethodList(cursor)) return methodOf(cursor, optional, name, last);
  return reference(optional, name.parts, cover(first, last));
}

function refuseDots(cursor: Cursor, message: string): void {
  while (cursor.at('.')) {
    cursor.complain(message, cursor.token, [removeFix('Remove the dot', cursor.token)]);
    cursor.advance();
  }
}

function continues(cursor: Cursor): boolean {
  return cursor.at('.') || (cursor.at('[') && startsIndex(cursor));
}

function reference(optional: Token | undefined, parts: readonly string[], nameSpan: Span): FieldReference {
  return {
    kind: 'field',
    span: optional === undefined ? nameSpan : cover(optional, nameSpan),
    name: parts.join('.'),
    nameSpan,
    optional: optional !== undefined,
  };
}

/** `process.name.length()`: the last part is a function's name. */
function methodOf(
  cursor: Cursor,
  optional: Token | undefined,
  { parts, spans }: Name,
  last: Span,
): Expression {
  const [first] = spans;
  const beforeLast = spans.at(-2);
  if (first === undefined || beforeLast === undefined) return missingHere(cursor);
  const receiver = reference(optional, parts.slice(0, -1), cover(first, beforeLast));
  return methodCall(cursor, receiver, { text: parts.at(-1) ?? '', span: last });
}

function readPart(cursor: Cursor, name: Name): void {
  const { token, previous } = cursor;
  const image = cursor.textOf(token);
  if (token.kind === 'identifier') add(cursor, name, image);
  else if (token.kind === 'quoted-identifier') add(cursor, name, unquoted(image));
  else if (KEYWORDS.has(token.kind) && (previous?.end === token.start || isFirst(cursor, name))) {
    reportKeyword(cursor, name, image);
    add(cursor, name, image);
  } else reportMissing(cursor, name);
}

/** The first part, which `primary` would not take for one without a reason. */
function isFirst({ previous }: Cursor, { parts }: Name): boolean {
  return parts.length === 0 && previous?.kind !== '?' && previous?.kind !== '.';
}

function add(cursor: Cursor, { parts, spans }: Name, part: string): void {
  const { start, end } = cursor.advance();
  parts.push(part);
  spans.push({ start, end });
}

function unquoted(image: string): string {
  const content = image.length > 1 && image.endsWith('`') ? image.slice(1, -1) : image.slice(1);
  return content.replaceAll('``', '`');
}

function reportKeyword(cursor: Cursor, { parts }: Name, word: string): void {
  const quoted = `\`${word}\``;
  cursor.report(
    `\`${word}\` is a keyword of EQL: ${parts.length === 0 ? 'as' : 'in'} a field's name it must stand in backquotes.`,
    cursor.token,
    [replaceFix('Put it in backquotes', cursor.token, quoted)],
  );
}

/** A dot without a part behind it, as while typing: the name keeps the dot, so that it is known to be unfinished. */
function reportMissing(cursor: Cursor, { parts, spans }: Name): void {
  const { previous } = cursor;
  const dot = previous?.kind === '.' ? previous : undefined;
  const place = dot ?? cursor.place;
  const isStart = parts.length === 0;
  cursor.complain(
    isStart
      ? `A field's name is missing behind \`${previous === undefined ? '' : cursor.textOf(previous)}\`.`
      : "A part of the field's name is missing behind this dot.",
    place,
  );
  if (dot === undefined || isStart) return;
  parts.push('');
  spans.push({ start: dot.start, end: dot.end });
}
