import type { RuleDocument } from '../rule/rule-document.ts';
import { LineIndex } from '../text/line-index.ts';
import { queryView, type QueryView } from './query/query-view.ts';

/** One version of an open file, as the features see it: a rule, or a file whose whole text is a query. */
export interface SourceFile {
  readonly text: string;
  readonly lines: LineIndex;
  /** The rule as the lints read it; for a file that is a query, one that holds nothing else (`query-document.ts`). */
  readonly document: RuleDocument;
  /** `undefined` for a file that is a query. */
  readonly rule: RuleDocument | undefined;
  /** The queries that are more than text to the editor, in the order of the file. */
  readonly queries: readonly QueryView[];
}

export function ruleFile(rule: RuleDocument): SourceFile {
  return new Version(rule, rule);
}

export function queryFile(document: RuleDocument): SourceFile {
  return new Version(document, undefined);
}

/** A query and an offset in it. */
export interface QueryPlace {
  readonly query: QueryView;
  readonly offset: number;
}

/** The query that an offset of the file lies in. */
export function queryAt({ queries }: SourceFile, fileOffset: number): QueryPlace | undefined {
  for (const query of queries) {
    const offset = query.toQuery(fileOffset);
    if (offset !== undefined) return { query, offset };
  }
  return undefined;
}

/** The query that a rule runs, or that a file is. */
export function mainQuery({ document, queries }: SourceFile): QueryView | undefined {
  return queries.find(({ query }) => query === document.query);
}

/**
 * A class for its getter: of object literals with one, V8 keeps the shape and with it what the getter reads, one for every
 * character that is typed, until a full collection.
 */
class Version implements SourceFile {
  readonly text: string;
  readonly document: RuleDocument;
  readonly rule: RuleDocument | undefined;
  readonly queries: readonly QueryView[];
  #lines: LineIndex | undefined;

  constructor(document: RuleDocument, rule: RuleDocument | undefined) {
    this.text = document.text;
    this.document = document;
    this.rule = rule;
    this.queries = document.queries.flatMap((query) => queryView(query, rule?.text) ?? []);
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }
}
