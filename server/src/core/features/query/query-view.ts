import type { EmbeddedQuery, QueryLanguage } from '../../rule/rule-document.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';
import { editInString } from '../../toml/edit-string.ts';
import { LANGUAGE_FEATURES } from './languages.ts';
import type { QueryFeatures } from './query-features.ts';

/** A query of a file with what its language knows of it; the methods lead from offsets of the query to the file and back. */
export interface QueryView {
  readonly language: QueryLanguage;
  readonly text: string;
  /** Where the query stands in its rule. */
  readonly query: EmbeddedQuery;
  readonly features: QueryFeatures;
  toFile(span: Span): Span;
  /** `undefined` for an offset outside the query. */
  toQuery(fileOffset: number): number | undefined;
  /** The edit of the file that has the effect of an edit of the query; `undefined` where its string can't hold the text. */
  editFile(edit: TextEdit): TextEdit | undefined;
}

/**
 * The view of a query in a string of `file`; without `file`, of one that is a file of its own. `undefined` for a language that
 * is plain text to the editor.
 */
export function queryView(query: EmbeddedQuery, file?: string): QueryView | undefined {
  const features = LANGUAGE_FEATURES[query.language].open(query);
  if (features === undefined) return undefined;
  const { language, text, source, node } = query;
  return {
    language,
    text,
    query,
    features,
    toFile: (span) => source.spanToSource(span),
    toQuery: (offset) => source.toText(offset),
    editFile: (edit) => (file === undefined ? edit : editInString(file, node, edit)),
  };
}
