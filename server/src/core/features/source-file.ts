import type { RuleDocument } from '../rule/rule-document.ts';
import { LineIndex } from '../text/line-index.ts';
import { lazy } from '../text/lazy.ts';
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
  return sourceFile(rule, rule, rule.query && embeddedView(rule.text, rule.query));
}

export function queryFile(document: RuleDocument): SourceFile {
  const tree = document.query?.eql;
  return sourceFile(document, undefined, tree && bareView(document.text, tree));
}

function sourceFile(
  document: RuleDocument,
  rule: RuleDocument | undefined,
  query: QueryView | undefined,
): SourceFile {
  const lines = lazy(() => new LineIndex(document.text));
  return {
    text: document.text,
    document,
    rule,
    query,
    get lines() {
      return lines();
    },
  };
}
