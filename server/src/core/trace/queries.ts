import type { Condition } from '../condition/condition.ts';
import type { SequenceTerm } from '../eql/ast.ts';
import type { PlannedKey } from '../matcher/join-key.ts';
import type { Plan } from '../matcher/plan.ts';
import type { Span } from '../text/span.ts';

/** `missing`: a term `![…]`. */
export type QueryRole = 'event' | 'term' | 'missing' | 'until';

/** One event query of a plan. */
export interface PlannedQuery {
  readonly role: QueryRole;
  /** 1-based place among the terms; `undefined` for an event query and for `until`. */
  readonly number: number | undefined;
  /** Of the event query, in the query's text. */
  readonly span: Span;
  /** With the brackets, join keys and runs of a term. */
  readonly termSpan: Span;
  readonly condition: Condition;
  readonly keys: readonly PlannedKey[];
  /** Indices in the plan's terms: several for a term with runs, none for an event query and for `until`. */
  readonly terms: readonly number[];
}

/** The event queries of a plan as the query's text has them, `until` last. */
export function queriesOf(plan: Plan): readonly PlannedQuery[] {
  if (plan.kind === 'event') {
    const { condition } = plan;
    const { span } = condition;
    return [{ role: 'event', number: undefined, span, termSpan: span, condition, keys: [], terms: [] }];
  }
  const places = new Map<SequenceTerm, number[]>();
  plan.terms.forEach(({ term }, index) => places.set(term, [...(places.get(term) ?? []), index]));
  const terms = [...places.entries()].flatMap(([term, indices], index): PlannedQuery[] => {
    const planned = plan.terms[indices[0] ?? 0];
    if (planned === undefined) return [];
    const { condition, keys } = planned;
    const role = term.missing ? 'missing' : 'term';
    return [{ role, number: index + 1, ...spansOf(term), condition, keys, terms: indices }];
  });
  const until = plan.kind === 'sequence' ? plan.until : undefined;
  if (until === undefined) return terms;
  const { condition, keys, term } = until;
  return [...terms, { role: 'until', number: undefined, ...spansOf(term), condition, keys, terms: [] }];
}

function spansOf({ query, span }: SequenceTerm): Pick<PlannedQuery, 'span' | 'termSpan'> {
  return { span: query.span, termSpan: span };
}

/** True for a condition that stands in another term: Elasticsearch copies those on a join key to all terms. */
export function isCopied(condition: Condition, query: PlannedQuery): boolean {
  return condition.span.start < query.span.start || condition.span.end > query.span.end;
}
