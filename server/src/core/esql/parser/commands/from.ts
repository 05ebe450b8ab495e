import { nearest } from '../../../text/nearest.ts';
import { replaceFix } from '../../../text/fixes.ts';
import type { ColumnName, From, Source } from '../../ast.ts';
import { METADATA_COLUMNS } from '../../metadata-columns.ts';
import type { TokenKind } from '../../tokens.ts';
import type { Cursor } from '../cursor.ts';
import { missing } from '../missing.ts';
import { separated } from './fields.ts';
import { names } from './names.ts';
import { finished, type Start } from './start.ts';

/** `FROM logs-*, "other" METADATA _id` */
export function from(cursor: Cursor, start: Start): From {
  let hasSubquery = false;
  const sources = separated(cursor, 'An index pattern', (): Source | undefined => {
    if (cursor.at('(')) {
      hasSubquery = true;
      cursor.skip();
      return undefined;
    }
    // Behind a query in parentheses the lexer reads words.
    return hasSubquery && !cursor.at('source') ? looseSource(cursor) : source(cursor);
  }).filter((found) => found !== undefined);
  const word = cursor.at('[') ? oldMetadata(cursor) : cursor.acceptWord('metadata');
  const metadata = word === undefined ? [] : names(cursor);
  for (const column of metadata) checkMetadata(cursor, column);
  const end = metadata.at(-1)?.span.end;
  return {
    kind: 'from',
    ...finished(cursor, start),
    sources,
    metadata,
    metadataSpan: word && { start: word.start, end: end ?? word.end },
    hasSubquery,
  };
}

function source(cursor: Cursor): Source | undefined {
  const { token } = cursor;
  const isText = token.kind === 'string' || token.kind === 'raw-string';
  if (token.kind !== 'source' && !isText) {
    missing(cursor, 'An index pattern');
    return undefined;
  }
  cursor.advance();
  const name = cursor.textOf(token).replace(/^"+|"+$/g, '');
  return { span: { start: token.start, end: token.end }, name };
}

function looseSource(cursor: Cursor): Source | undefined {
  const first = cursor.token;
  let end = first.start;
  while (!SEPARATORS.has(cursor.token.kind) && (end === first.start || cursor.token.start === end)) {
    ({ end } = cursor.advance());
  }
  if (end === first.start) return source(cursor);
  const span = { start: first.start, end };
  return { span, name: cursor.textOf(span) };
}

const SEPARATORS: ReadonlySet<TokenKind> = new Set<TokenKind>(['|', ',', 'end', ')']);

/** `[METADATA _id]`, which Elasticsearch 9 no longer reads. */
function oldMetadata(cursor: Cursor): undefined {
  cursor.complain(
    'Elasticsearch 9 reads `METADATA` without brackets only: `FROM logs-* METADATA _id`.',
    cursor.token,
  );
  cursor.skip();
}

function checkMetadata(cursor: Cursor, { name, span }: ColumnName): void {
  if (METADATA_COLUMNS.has(name)) return;
  const meant = nearest(name, METADATA_COLUMNS.keys());
  const advice =
    meant === undefined
      ? `There are ${[...METADATA_COLUMNS.keys()].map((known) => `\`${known}\``).join(', ')}.`
      : `Did you mean \`${meant}\`?`;
  cursor.report(
    `\`${name}\` is no metadata column. ${advice}`,
    span,
    meant === undefined ? [] : [replaceFix(`Replace with \`${meant}\``, span, meant)],
  );
}
