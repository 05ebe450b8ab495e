import type { Explained, Explanation } from '../../../core/explain/explain-rule.ts';
import type { SampleEvent } from '../../../core/matcher/event.ts';
import type { RuleDocument } from '../../../core/rule/rule-document.ts';
import type { Span } from '../../../core/text/span.ts';
import type { Source } from '../excerpt.ts';

/** A rule, events, and what came of them. Paths are as shown. */
export interface ExplainedRule extends Source {
  readonly path: string;
  readonly rule: RuleDocument;
  readonly eventsPath: string;
  readonly events: readonly SampleEvent[];
  readonly explained: Explained;
}

/** The same, once it is known that the rule ran. */
export interface Report extends ExplainedRule {
  readonly explained: Explanation;
}

/** Text of the query at a span of the query. */
export function queryText({ rule }: ExplainedRule, span: Span): string {
  return rule.query?.text.slice(span.start, span.end) ?? '';
}

/** Where a span of the query stands in the rule file. */
export function spanInRule({ rule }: ExplainedRule, span: Span): Span {
  return rule.query?.source.spanToSource(span) ?? { start: 0, end: 0 };
}
