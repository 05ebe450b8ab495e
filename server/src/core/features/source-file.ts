import type { EqlQuery } from '../eql/ast.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import { LineIndex } from '../text/line-index.ts';
import { lazy } from '../text/lazy.ts';
import { bareView, embeddedView, type QueryView } from './query/query-view.ts';

/** One version of an open file, as the features see it: a rule, or an `.eql` file whose whole text is a query. */
export interface SourceFile {
  readonly text: string;
  readonly lines: LineIndex;
  /** `undefined` for a file that is a query. */
  readonly rule: RuleDocument | undefined;
  /** The EQL query, where there is one. */
  readonly query: QueryView | undefined;
}

export function ruleFile(rule: RuleDocument): SourceFile {
  const view = rule.query === undefined ? undefined : embeddedView(rule.text, rule.query);
  return sourceFile(rule.text, rule, view);
}

/** `tree` is the text's, with offsets of the text. */
export function queryFile(text: string, tree: EqlQuery): SourceFile {
  return sourceFile(text, undefined, bareView(text, tree));
}

function sourceFile(text: string, rule: RuleDocument | undefined, query: QueryView | undefined): SourceFile {
  const lines = lazy(() => new LineIndex(text));
  return {
    text,
    rule,
    query,
    get lines() {
      return lines();
    },
  };
}
