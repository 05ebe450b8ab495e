import type { Fix } from '../../text/diagnostic.ts';
import { SourceMap } from '../../text/source-map.ts';
import type { Span } from '../../text/span.ts';
import type { StringLiteral } from '../ast.ts';
import {
  hasOnlyLoneBackslashes,
  rawString,
  withBackslashesDoubled,
  withBadEscapesDoubled,
  withQuotesEscaped,
} from '../strings/rewrite.ts';
import { stringForm, type StringForm } from '../strings/string-form.ts';
import { unescape, type Unescaped } from '../strings/unescape.ts';
import type { Cursor } from './cursor.ts';
import { replaceFix } from '../../text/fixes.ts';

/** A string token as it was read: what the faults about it speak of. */
interface Written {
  readonly span: Span;
  readonly form: StringForm;
  readonly content: string;
  readonly contentSpan: Span;
}

/** Reads the string that stands here. One fault is reported at most, whatever is wrong with it. */
export function stringLiteral(cursor: Cursor): StringLiteral {
  const token = cursor.advance();
  const image = cursor.textOf(token);
  const form = stringForm(image);
  const contentSpan = { start: token.start + form.open, end: token.end - form.close };
  const span = { start: token.start, end: token.end };
  const content = image.slice(form.open, image.length - form.close);
  if (token.kind !== 'string' && form.close === 0)
    cursor.swallowedFrom = Math.max(cursor.swallowedFrom, token.start);
  const written: Written = { span, form, content, contentSpan };
  const raw = form.style === 'raw' || form.style === 'endgame-raw';
  if (raw) {
    if (token.kind !== 'string') reportForeign(cursor, written);
    return { kind: 'string', span, value: content, raw, source: verbatim(contentSpan) };
  }
  const { value, source, fault } = unescape(content, contentSpan.start);
  if (token.kind !== 'string') reportForeign(cursor, written);
  else if (fault !== undefined) reportEscape(cursor, written, fault);
  return { kind: 'string', span, value, raw, source };
}

function verbatim({ start, end }: Span): SourceMap {
  return SourceMap.verbatim(end - start, start);
}

function reportEscape(
  cursor: Cursor,
  { span, content, contentSpan }: Written,
  fault: NonNullable<Unescaped['fault']>,
): void {
  const raw = rawString(content);
  const fixes: Fix[] = hasOnlyLoneBackslashes(content)
    ? [replaceFix('Double the backslashes', contentSpan, withBackslashesDoubled(content))]
    : [replaceFix('Double the backslash', contentSpan, withBadEscapesDoubled(content), false)];
  if (raw !== undefined) fixes.push(replaceFix('Write it as a raw string', span, raw, false));
  cursor.report(fault.message, fault.span, fixes);
}

function reportForeign(cursor: Cursor, written: Written): void {
  const { span, form } = written;
  switch (form.style) {
    case 'quoted':
      return reportOpen(cursor, written);
    case 'raw':
      return cursor.report('This raw string is not closed: its `"""` is missing on this line.', span);
    case 'single':
      return cursor.report(
        `EQL writes strings in double quotes (\`"…"\`), not in single ones.${form.close === 0 ? ' This one is not closed either.' : ''}`,
        span,
        form.close === 0 ? [] : inDoubleQuotes(written),
      );
    case 'typographic':
      return cursor.report(
        'These are typographic quotes: EQL writes strings in straight ones (`"…"`).',
        span,
        form.close === 0 ? [] : inDoubleQuotes(written),
      );
    case 'endgame-raw':
      return cursor.report(
        `\`?${written.form.close === 0 ? '' : '"…"'}\` starts a raw string in Endgame's dialect; Elasticsearch writes it in three double quotes: \`"""…"""\`.`,
        span,
        asRaw(written),
      );
  }
}

/** A string without an end, or one that a backslash before its last quote keeps open. */
function reportOpen(cursor: Cursor, { span, form, content, contentSpan }: Written): void {
  if (form.close === 0) {
    return cursor.report('This string is not closed: its `"` is missing on this line.', span);
  }
  const fix = hasOnlyLoneBackslashes(content)
    ? replaceFix('Double the backslashes', contentSpan, withBackslashesDoubled(content))
    : replaceFix('Double the backslash', { start: contentSpan.end, end: contentSpan.end }, '\\');
  cursor.report(
    'The `\\` makes the quote behind it part of the string, which then is not closed. Write `\\\\` for a backslash.',
    { start: contentSpan.end - 1, end: span.end },
    [fix],
  );
}

function inDoubleQuotes({ span, content }: Written): readonly Fix[] {
  const { fault } = unescape(content, 0);
  if (fault === undefined)
    return [replaceFix('Put it in double quotes', span, `"${withQuotesEscaped(content)}"`)];
  if (!hasOnlyLoneBackslashes(content)) return [];
  return [replaceFix('Put it in double quotes', span, `"${withBackslashesDoubled(content)}"`)];
}

function asRaw({ span, content, form }: Written): readonly Fix[] {
  const raw = form.close === 0 ? undefined : rawString(content);
  return raw === undefined ? [] : [replaceFix('Put it in three double quotes', span, raw)];
}
