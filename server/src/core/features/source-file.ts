import type { RuleDocument } from '../rule/rule-document.ts';
import { LineIndex } from '../text/line-index.ts';
import { bareView, embeddedView, type QueryView } from './query/query-view.ts';

/** One version of an open file, as the features see it: a rule, or an `.eql` file whose whole text is a query. */
export interface SourceFile {
  readonly text: string;
  readonly lines: LineIndex;
  /** The rule as the lints read it; for a file that is a query, one that holds nothing else (`query-document.ts`). */
  readonly document: RuleDocument;
  /** `undefined` for a file that is a query. */
  readonly rule: RuleDocument | undefined;
  /** The EQL query, where there is one. */
  readonly query: QueryView | undefined;
}

export function ruleFile(rule: RuleDocument): SourceFile {
  return new Version(rule, rule, rule.query && embeddedView(rule.text, rule.query));
}

export function queryFile(document: RuleDocument): SourceFile {
  const tree = document.query?.eql;
  return new Version(document, undefined, tree && bareView(document.text, tree));
}

/**
 * A class for its getter: of object literals with one, V8 keeps the shape and with it what the getter reads, one for every
 * character that is typed, until a full collection.
 */
class Version implements SourceFile {
  readonly text: string;
  readonly document: RuleDocument;
  readonly rule: RuleDocument | undefined;
  readonly query: QueryView | undefined;
  #lines: LineIndex | undefined;

  constructor(document: RuleDocument, rule: RuleDocument | undefined, query: QueryView | undefined) {
    this.text = document.text;
    this.document = document;
    this.rule = rule;
    this.query = query;
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }
}
