import { replaceFix } from '../../text/fixes.ts';
import type { ColumnName } from '../ast.ts';
import { KEYWORDS, type Token } from '../tokens.ts';
import { shortened, type Cursor } from './cursor.ts';
import { missing } from './missing.ts';

/** `process.name`, with parts in backquotes where they need it. The cursor stands at its first part. */
export function columnName(cursor: Cursor): ColumnName {
  const first = cursor.advance();
  let name = partText(cursor, first);
  let last = first;
  for (;;) {
    const { token } = cursor;
    if (token.kind === 'decimal' && token.start === last.end && cursor.text[token.start] === '.') {
      last = numberPart(cursor, first);
      name = cursor.text.slice(first.start, last.end);
      continue;
    }
    if (!cursor.at('.')) break;
    const dot = cursor.advance();
    const part = namePart(cursor, dot);
    if (part === undefined) {
      last = dot;
      name += '.';
      break;
    }
    last = part;
    name += `.${partText(cursor, part)}`;
  }
  return { kind: 'column', span: { start: first.start, end: last.end }, name, pieces: undefined };
}

function namePart(cursor: Cursor, dot: Token): Token | undefined {
  const { token } = cursor;
  if (token.kind === 'word' || token.kind === 'quoted-name' || token.kind === 'open') return cursor.advance();
  if (token.kind === '*') {
    cursor.complain('Wildcards in names stand behind `KEEP` and `DROP` only.', token);
    return cursor.advance();
  }
  if (!KEYWORDS.has(token.kind) || token.start !== dot.end) {
    missing(cursor, 'The rest of the name');
    return undefined;
  }
  const shown = cursor.textOf(token);
  cursor.report(`\`${shown}\` is a keyword of ES|QL: as a part of a name it stands in backquotes.`, token, [
    replaceFix('Put it in backquotes', token, `\`${shown}\``),
  ]);
  return cursor.advance();
}

/** `resources.0.name`: parts that start with a digit need backquotes. Reads on to the end of the name. */
function numberPart(cursor: Cursor, first: Token): Token {
  let last = cursor.advance();
  while (cursor.token.start === last.end && CONTINUES.has(cursor.token.kind)) last = cursor.advance();
  const span = { start: first.start, end: last.end };
  const text = cursor.textOf(span);
  cursor.report(
    `\`${shortened(text)}\` has a part that is a number, so the name stands in backquotes.`,
    span,
    text.includes('`') ? [] : [replaceFix('Put it in backquotes', span, `\`${text}\``)],
  );
  return last;
}

const CONTINUES: ReadonlySet<string> = new Set(['.', 'word', 'decimal', 'integer', ...KEYWORDS.values()]);

function partText(cursor: Cursor, token: Token): string {
  const text = cursor.textOf(token);
  if (token.kind === 'quoted-name') return text.slice(1, -1).replaceAll('``', '`');
  return token.kind === 'open' ? text.slice(1) : text;
}

const PATTERN_PARTS: ReadonlySet<string> = new Set([...CONTINUES, '*', 'quoted-name', 'parameter', 'open']);

/**
 * A name, perhaps with wildcards, where only names stand (`KEEP`): keywords are none there. Its parts touch each other.
 * `undefined` where none starts.
 */
export function namePattern(cursor: Cursor): ColumnName | undefined {
  const { token } = cursor;
  if (token.kind === '.' || !PATTERN_PARTS.has(token.kind)) return undefined;
  if (token.kind === 'integer' || token.kind === 'decimal') return undefined;
  const pieces = [''];
  let last = token;
  do {
    last = cursor.advance();
    if (last.kind === '*') pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${partText(cursor, last)}`);
  } while (cursor.token.start === last.end && PATTERN_PARTS.has(cursor.token.kind));
  const span = { start: token.start, end: last.end };
  const isPattern = pieces.length > 1;
  return { kind: 'column', span, name: pieces.join('*'), pieces: isPattern ? pieces : undefined };
}
