import type { EqlQuery } from '../../eql/ast.ts';
import { lexEql, type EqlToken } from '../../eql/lex.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
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
    new View(query.text, eql, {
      toFile: (span) => source.spanToSource(span),
      toQuery: (offset) => source.toText(offset),
      editFile: (edit) => editInString(file, node, edit),
    })
  );
}

/** The view of a file that is a query. */
export function bareView(text: string, tree: EqlQuery): QueryView {
  return new View(text, tree, {
    toFile: (span) => span,
    toQuery: (offset) => offset,
    editFile: (edit) => edit,
  });
}

type Ways = Pick<QueryView, 'toFile' | 'toQuery' | 'editFile'>;

/** A class for its getters: see `source-file.ts`. */
class View implements QueryView {
  readonly text: string;
  readonly tree: EqlQuery;
  readonly toFile: Ways['toFile'];
  readonly toQuery: Ways['toQuery'];
  readonly editFile: Ways['editFile'];
  #tokens: readonly EqlToken[] | undefined;
  #items: readonly QueryItem[] | undefined;

  constructor(text: string, tree: EqlQuery, { toFile, toQuery, editFile }: Ways) {
    this.text = text;
    this.tree = tree;
    this.toFile = toFile;
    this.toQuery = toQuery;
    this.editFile = editFile;
  }

  get tokens(): readonly EqlToken[] {
    return (this.#tokens ??= lexEql(this.text));
  }

  get items(): readonly QueryItem[] {
    return (this.#items ??= queryItems(this.tokens));
  }
}
