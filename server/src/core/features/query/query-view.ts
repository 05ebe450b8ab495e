import type { EqlQuery } from '../../eql/ast.ts';
import { lexEql, type EqlToken } from '../../eql/lex.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
import { lazy } from '../../text/lazy.ts';
import type { Span } from '../../text/span.ts';
import { editInString } from '../../toml/edit-string.ts';
import { queryItems, type QueryItem } from './items.ts';

/**
 * An EQL query as the features see it, whether it stands in a string of a rule or is a file of its own. Spans of `tree`,
 * `tokens` and `items` are offsets of `text`; the methods lead to the file and back.
 */
export interface QueryView {
  readonly text: string;
  readonly tree: EqlQuery;
  readonly tokens: readonly EqlToken[];
  readonly items: readonly QueryItem[];
  toFile(span: Span): Span;
  /** `undefined` for an offset outside the query. */
  toQuery(fileOffset: number): number | undefined;
  /** The edit of the file that has the effect of an edit of the query; `undefined` where its string can't hold the text. */
  editFile(edit: TextEdit): TextEdit | undefined;
}

/** The view of a query in a rule; `undefined` when it is not EQL. */
export function embeddedView(file: string, query: EmbeddedQuery): QueryView | undefined {
  const { eql, source, node } = query;
  return (
    eql &&
    view(query.text, eql, {
      toFile: (span) => source.spanToSource(span),
      toQuery: (offset) => source.toText(offset),
      editFile: (edit) => editInString(file, node, edit),
    })
  );
}

/** The view of a file that is a query. */
export function bareView(text: string, tree: EqlQuery): QueryView {
  return view(text, tree, { toFile: (span) => span, toQuery: (offset) => offset, editFile: (edit) => edit });
}

function view(
  text: string,
  tree: EqlQuery,
  ways: Pick<QueryView, 'toFile' | 'toQuery' | 'editFile'>,
): QueryView {
  const tokens = lazy(() => lexEql(text));
  const items = lazy(() => queryItems(tokens()));
  return {
    text,
    tree,
    ...ways,
    get tokens() {
      return tokens();
    },
    get items() {
      return items();
    },
  };
}
