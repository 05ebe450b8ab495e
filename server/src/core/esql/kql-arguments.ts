import type { KqlQuery } from '../kql/ast.ts';
import { parseKql } from '../kql/parse.ts';
import type { TextEdit } from '../text/diagnostic.ts';
import type { SyntaxFault } from '../text/parse-result.ts';
import type { Span } from '../text/span.ts';
import type { EsqlQuery, StringLiteral } from './ast.ts';
import { walkEsql } from './walk.ts';

/** The KQL query that stands in a call `KQL("…")`. */
export interface KqlArgument {
  /** The decoded KQL. */
  readonly text: string;
  /** Spans are offsets of `text`. */
  readonly tree: KqlQuery;
  /** Spans are offsets of `text`. */
  readonly errors: readonly SyntaxFault[];
  /** The literal in the ES|QL query, with its quotes. */
  readonly span: Span;
  /** A place in `text` as one in the ES|QL query. */
  toQuery(span: Span): Span;
  /** An offset of the ES|QL query as one of `text`; `undefined` outside of it. */
  toText(offset: number): number | undefined;
  /** KQL as it is written in the literal. */
  write(text: string): string;
  /** The edit of the ES|QL query that has the effect of an edit of `text`; `undefined` where its string can't hold the text. */
  editQuery(edit: TextEdit): TextEdit | undefined;
}

/** The KQL queries inside an ES|QL query, in the order of the text. */
export function kqlArguments(query: EsqlQuery): readonly KqlArgument[] {
  const found: KqlArgument[] = [];
  walkEsql(query, (node) => {
    if (node.kind !== 'call' || node.name.toLowerCase() !== 'kql') return;
    const [text] = node.args;
    if (text?.kind === 'string') found.push(readArgument(text));
  });
  return found;
}

function readArgument(literal: StringLiteral): KqlArgument {
  const { value: text, source, raw } = literal;
  const { value: tree, errors } = parseKql(text);
  const write = (kql: string): string => (raw ? kql : kql.replace(/[\\"]/g, (sign) => `\\${sign}`));
  return {
    text,
    tree,
    errors: errors.filter((fault) => !isAboutBlanks(fault, text)),
    span: literal.span,
    toQuery: (span) => source.spanToSource(span),
    toText: (offset) => source.toText(offset),
    write,
    editQuery: ({ span, newText }) => {
      if (raw ? /"""|[\r\n]/.test(newText) : /[\r\n]/.test(newText)) return undefined;
      return { span: source.spanToSource(span), newText: write(newText) };
    },
  };
}

/**
 * Elasticsearch's own reader of KQL, which reads these (KqlBase.g4), wants no blanks around `and`, `or` and `not`, as in
 * `not(a:b)`; Kibana does. Told by the fix, which adds nothing but blanks.
 */
function isAboutBlanks({ fixes = [] }: SyntaxFault, text: string): boolean {
  const edits = fixes[0]?.edits ?? [];
  return (
    edits.length > 0 &&
    edits.every(
      ({ span, newText }) => newText !== '' && newText.trim() === text.slice(span.start, span.end).trim(),
    )
  );
}
