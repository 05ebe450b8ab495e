import type { SourceFile } from '../core/features/source-file.ts';
import type { QueryOptions } from '../core/queries/run-query.ts';
import { stringOf } from '../core/rule/values.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { Span } from '../core/text/span.ts';
import type { ProtocolRange, RefusedQuery, RunQueryParams } from '../protocol/index.ts';
import type { OpenFile } from './open-files.ts';

/** An EQL query somewhere in a document. */
export interface QuerySource {
  readonly text: string;
  /** Where a span of `text` stands in the document. */
  rangeOf(span: Span): ProtocolRange;
  /** What the rule around it says of the fields. */
  readonly options: QueryOptions;
}

/** The query that is meant, or why there is none. `undefined`: nothing is known of such a document. */
export function querySource(
  { range, text }: RunQueryParams,
  file: OpenFile | undefined,
): QuerySource | RefusedQuery | undefined {
  if (text !== undefined) return foreignQuery(text, range);
  if (file === undefined) return undefined;
  if (range !== undefined) return selectedQuery(file, range);
  return file.source.rule === undefined ? wholeFile(file) : ruleQuery(file);
}

/** Text that the client has cut out of a document that the server does not know. */
function foreignQuery(text: string, range: ProtocolRange | undefined): QuerySource {
  const lines = new LineIndex(text);
  const { line, character } = range?.start ?? { line: 0, character: 0 };
  const place = (offset: number): ProtocolRange['start'] => {
    const at = lines.positionAt(offset);
    return { line: line + at.line, character: at.line === 0 ? character + at.character : at.character };
  };
  return { text, options: {}, rangeOf: ({ start, end }) => ({ start: place(start), end: place(end) }) };
}

/** A selection inside the query of a rule is meant as the query reads, without the escapes of its string. */
function selectedQuery(file: OpenFile, range: ProtocolRange): QuerySource {
  const { source } = file;
  const [start, end] = [source.lines.offsetAt(range.start), source.lines.offsetAt(range.end)];
  const query = source.rule?.hunt === undefined ? eqlQuery(source) : eqlQueryAt(source, start);
  const [from, to] = [query?.toQuery(start), query?.toQuery(end)];
  if (query !== undefined && from !== undefined && to !== undefined) {
    return {
      text: query.text.slice(from, to),
      options: ruleOptions(file),
      rangeOf: (span) =>
        source.lines.rangeOf(query.toFile({ start: from + span.start, end: from + span.end })),
    };
  }
  return {
    text: source.text.slice(start, end),
    options: {},
    rangeOf: (span) => source.lines.rangeOf({ start: start + span.start, end: start + span.end }),
  };
}

function wholeFile({ source }: OpenFile): QuerySource | RefusedQuery {
  if (eqlQuery(source) === undefined) {
    const range = source.lines.rangeOf({ start: 0, end: source.text.length });
    return { message: 'Rulewright runs EQL queries over events, and this one is none.', range };
  }
  return { text: source.text, options: {}, rangeOf: (span) => source.lines.rangeOf(span) };
}

function ruleQuery(file: OpenFile): QuerySource | RefusedQuery {
  const { source } = file;
  const { rule } = source;
  const query = eqlQuery(source);
  const node = stringOf(rule?.rule, 'query');
  const refused = (message: string, span: Span): RefusedQuery => {
    return { message, range: source.lines.rangeOf(span) };
  };
  if (rule?.hunt !== undefined) {
    return refused(
      'A hunting file has queries of several kinds: select the EQL query that is meant.',
      rule.hunt.header ?? rule.hunt.span,
    );
  }
  if (node === undefined) {
    return refused('The rule has no `query` to run.', rule?.rule?.header ?? { start: 0, end: 0 });
  }
  if (query === undefined) {
    return refused(
      'Rulewright runs EQL queries over events, and this one is none. Is `language` right?',
      node.span,
    );
  }
  if (!node.closed) {
    const message = 'The string of the query is not closed, so it is not known where the query ends.';
    return refused(message, { start: node.span.start, end: node.content.start });
  }
  return {
    text: query.text,
    options: ruleOptions(file),
    rangeOf: (span) => source.lines.rangeOf(query.toFile(span)),
  };
}

/** The query that can be run: KQL, ES|QL and Lucene are read, not run. */
function eqlQuery({ document, queries }: SourceFile): SourceFile['queries'][number] | undefined {
  return queries.find(({ query, language }) => query === document.query && language === 'eql');
}

/** The EQL query of a hunting file that an offset lies in. */
function eqlQueryAt({ queries }: SourceFile, offset: number): SourceFile['queries'][number] | undefined {
  return queries.find((query) => query.language === 'eql' && query.toQuery(offset) !== undefined);
}

function ruleOptions({ source }: OpenFile): QueryOptions {
  const table = source.rule?.rule;
  const eventCategoryField = stringOf(table, 'event_category_override')?.value;
  const timestampField = stringOf(table, 'timestamp_field')?.value;
  const tiebreakerField = stringOf(table, 'tiebreaker_field')?.value;
  return {
    ...(eventCategoryField !== undefined && { eventCategoryField }),
    ...(timestampField !== undefined && { timestampField }),
    ...(tiebreakerField !== undefined && { tiebreakerField }),
  };
}
