import { formatQueries, printerOf, takesLineBreak } from '../../rule/format-query.ts';
import type { EmbeddedQuery, QueryLanguage, RuleDocument } from '../../rule/rule-document.ts';
import { stringOf } from '../../rule/values.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';
import { mainQuery, type SourceFile } from '../source-file.ts';
import { whiteSpaceEdits } from './white-space-edits.ts';

/** What the layout of a file's query comes to. */
export type Layout =
  /** Edits of the file that lay its query out; none when it is laid out already. */
  | { readonly kind: 'laid-out'; readonly edits: readonly TextEdit[] }
  /** The query stays as it is; `reason` is a sentence, `span` the place in the file that it speaks of. */
  | { readonly kind: 'refused'; readonly reason: string; readonly span: Span | undefined };

/** Lays out the queries of a rule, or that of an `.eql` or `.kql` file. Nothing else of the file changes. */
export function layOut(file: SourceFile): Layout {
  return file.rule === undefined ? layOutFile(file) : layOutRule(file.rule, file);
}

function laidOut(text: string, ...edits: readonly TextEdit[]): Layout {
  return { kind: 'laid-out', edits: edits.flatMap((edit) => whiteSpaceEdits(text, edit)) };
}

function refused(reason: string, span?: Span): Layout {
  return { kind: 'refused', reason, span };
}

function brokenQuery({ errors, source }: EmbeddedQuery): Layout | undefined {
  const [first] = errors;
  return first && refused(`The query has an error. ${first.message}`, source.spanToSource(first.span));
}

/** The whole text is the query. It ends with a line break, as text files do. */
function layOutFile({ text, document: { query } }: SourceFile): Layout {
  if (query === undefined || text.trim() === '') return laidOut(text);
  if (printerOf(query) === undefined)
    return refused(`Rulewright does not lay out ${LANGUAGES[query.language]} yet.`);
  const broken = brokenQuery(query);
  if (broken !== undefined) return broken;
  const [lineEnd, lineBreak] = text.includes('\r\n') ? (['crlf', '\r\n'] as const) : (['lf', '\n'] as const);
  const printed = printerOf(query)?.(text, { lineEnd });
  if (printed === undefined) return laidOut(text);
  const end = takesLineBreak(query, printed) ? lineBreak : '';
  return laidOut(text, { span: { start: 0, end: text.length }, newText: printed + end });
}

const LANGUAGES: Readonly<Record<QueryLanguage, string>> = {
  eql: 'EQL',
  kuery: 'KQL',
  lucene: 'Lucene',
  esql: 'ES|QL',
};

function layOutRule(rule: RuleDocument, file: SourceFile): Layout {
  const { query } = rule;
  if (query === undefined) return noQuery(rule);
  const { language, node } = query;
  if (language === 'lucene' || language === 'esql') {
    return refused(
      `Rulewright lays out EQL and KQL queries, and this one is ${LANGUAGES[language]}.`,
      node.span,
    );
  }
  if (!node.closed) return refused('The string that holds the query is not closed.', node.span);
  const broken = brokenQuery(query);
  if (broken !== undefined) return broken;
  const edits = formatQueries(rule);
  return edits.length === 0 && needsLines(file, query)
    ? refused(TOO_NARROW, node.span)
    : laidOut(rule.text, ...edits);
}

function noQuery({ rule }: RuleDocument): Layout {
  const node = stringOf(rule, 'query');
  if (node === undefined) return refused('The rule has no `query` to lay out.', rule?.header);
  return refused(
    'The language of the query is not known: add `language = "eql"` or `language = "kuery"`.',
    node.span,
  );
}

const TOO_NARROW =
  "The query stands in a string of a single line, which can't hold comments on lines of their own. Put it between `'''`.";

/** A comment breaks lines wherever it stands, and a `'literal'` string has none. */
function needsLines(file: SourceFile, { node }: EmbeddedQuery): boolean {
  return node.style === 'literal' && (mainQuery(file)?.features.folds().comments.length ?? 0) > 0;
}
