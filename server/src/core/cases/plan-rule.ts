import { firstOf } from '../condition/index-mapping.ts';
import type { Condition } from '../condition/condition.ts';
import type { Mapping } from '../condition/mapping.ts';
import type { EqlQuery, Sequence } from '../eql/ast.ts';
import { eventsMapping } from '../matcher/events-mapping.ts';
import type { SampleEvent } from '../matcher/event.ts';
import { planEql, type Plan } from '../matcher/plan.ts';
import { schemaMapping } from '../matcher/schema-mapping.ts';
import type { EmbeddedQuery, RuleDocument } from '../rule/rule-document.ts';
import { isBooleanTrue, stringOf, tableOf, tablesOf } from '../rule/values.ts';
import type { FieldSchema } from '../schema/field.ts';
import { textOf, type Span } from '../text/span.ts';
import type { TomlTable } from '../toml/ast.ts';
import type { Places } from './explain.ts';
import type { Unsupported } from './report.ts';

/** A rule's query, ready to run. */
export interface RunnableQuery {
  readonly plan: Plan;
  /** The conditions of its event queries. */
  readonly conditions: readonly Condition[];
  readonly places: Places;
  /** As it is written, for a sequence. */
  readonly sequence: Sequence | undefined;
}

export type Prepared =
  | { readonly kind: 'ready'; readonly query: RunnableQuery }
  | { readonly kind: 'refused'; readonly unsupported: readonly Unsupported[] };

/** What a case may say of its search. */
export interface SearchSettings {
  /** Instead of the rule's own. */
  readonly categoryField?: string;
  /** The time of the search, in nanoseconds since 1970. */
  readonly now?: bigint;
}

export type Prepare = (settings: SearchSettings) => Prepared;

/** A query that can be planned, once the events are known. */
export interface PlannableRule {
  /** Plans against the known schemas and, for fields that these lack, what the events have. */
  prepare(events: readonly SampleEvent[], schema: FieldSchema): Prepare;
  /** Plans are kept for the settings that they were made with. */
  prepareWith(mapping: Mapping): Prepare;
}

/** The rule's query, or why Rulewright can't run it whatever the events are. */
export function runnableRule(
  rule: RuleDocument,
): PlannableRule | { readonly unsupported: readonly Unsupported[] } {
  const { query } = rule;
  if (rule.hunt !== undefined) return cannot(rule, NO_HUNT, rule.hunt.header ?? rule.hunt.span);
  // Of a query whose string is open more is known.
  if (rule.tomlErrors.length > 0 && query?.node.closed !== false) return brokenToml(rule);
  if (query === undefined) return cannot(rule, 'The rule has no query that can be run.', ruleTypeSpan(rule));
  const { eql } = query;
  if (query.language === 'lucene') return cannot(rule, NO_LUCENE, query.node.span);
  if (eql === undefined) {
    const message = `Rulewright can't run ${LANGUAGES[query.language]} queries yet: they are checked, but not evaluated.`;
    return cannot(rule, message, startOf(query));
  }
  if (rule.type !== 'eql') {
    const type = rule.type === undefined ? 'without a `type`' : `of type \`${rule.type}\``;
    return cannot(rule, `Rulewright can't run rules ${type} yet.`, ruleTypeSpan(rule));
  }
  if (!query.node.closed) {
    const { start } = query.node.span;
    return cannot(rule, 'The string of the query is not closed, so it is not known where the query ends.', {
      start,
      end: start + 1,
    });
  }
  const filter = tablesOf(rule.rule, 'filters').find((table) => !isDisabled(table));
  if (filter !== undefined) return cannot(rule, NO_FILTERS, filter.header ?? filter.span);
  if (query.errors.length > 0) {
    return {
      unsupported: query.errors.map(({ message, span }) =>
        placed(query, span, `The query has an error. ${message}`),
      ),
    };
  }
  const prepareWith = (mapping: Mapping): Prepare => planner(rule, query, eql, mapping);
  return {
    prepare: (events, schema) => prepareWith(firstOf([schemaMapping(schema), eventsMapping(events)])),
    prepareWith,
  };
}

/** A rule that nothing can load has no verdicts, whatever could be read of its query. */
function brokenToml({ text, tomlErrors }: RuleDocument): { readonly unsupported: readonly Unsupported[] } {
  return {
    unsupported: tomlErrors.slice(0, MOST_ERRORS).map(({ message, span }) => ({
      message: `The rule is no valid TOML, so nothing can load it. ${message}`,
      span,
      text: textOf(text, span),
    })),
  };
}

/** Behind the first slip of a file others are often none. */
const MOST_ERRORS = 5;

const LANGUAGES = { eql: 'EQL', kuery: 'KQL', esql: 'ES|QL' } as const;

const NO_HUNT = 'This is a hunting file and no rule: its queries are checked, not run over cases.';
const NO_LUCENE = 'Lucene: not evaluated. Rulewright takes the query as text.';

const NO_FILTERS =
  "Elastic lets only events through that pass this filter, which Rulewright can't apply yet: verdicts would be wrong. Write it as a condition of the query.";

function isDisabled(filter: TomlTable): boolean {
  return isBooleanTrue(tableOf(filter, 'meta'), 'disabled');
}

/** The first command or condition of a query, which may be long. */
function startOf({ esql, kql, source, node }: EmbeddedQuery): Span {
  const body = kql?.body;
  const first = esql?.commands[0] ?? (body?.kind === 'logical' ? body.operands[0] : body);
  return first === undefined ? node.span : source.spanToSource(first.span);
}

function ruleTypeSpan({ rule }: RuleDocument): Span {
  return stringOf(rule, 'type')?.span ?? rule?.header ?? { start: 0, end: 0 };
}

function cannot(
  { text }: RuleDocument,
  message: string,
  span: Span,
): { readonly unsupported: readonly Unsupported[] } {
  return { unsupported: [{ message, span, text: textOf(text, span) }] };
}

function placed({ source, text }: EmbeddedQuery, span: Span, message: string): Unsupported {
  return { message, span: source.spanToSource(span), text: textOf(text, span) };
}

function planner(rule: RuleDocument, query: EmbeddedQuery, eql: EqlQuery, mapping: Mapping): Prepare {
  const made = new Map<string, Prepared>();
  return (settings) => {
    const key = `${String(settings.now)} ${settings.categoryField ?? ''}`;
    const prepared = made.get(key) ?? planWith(rule, query, eql, mapping, settings);
    made.set(key, prepared);
    return prepared;
  };
}

function planWith(
  rule: RuleDocument,
  query: EmbeddedQuery,
  eql: EqlQuery,
  mapping: Mapping,
  { categoryField, now }: SearchSettings,
): Prepared {
  const tiebreakerField = stringOf(rule.rule, 'tiebreaker_field')?.value;
  const { plan, faults } = planEql(eql, query.text, {
    mapping,
    categoryField: categoryField ?? stringOf(rule.rule, 'event_category_override')?.value ?? 'event.category',
    timestampField: stringOf(rule.rule, 'timestamp_field')?.value ?? '@timestamp',
    ...(tiebreakerField === undefined ? {} : { tiebreakerField }),
    ...(now === undefined ? {} : { now }),
  });
  if (plan === undefined) {
    return { kind: 'refused', unsupported: faults.map(({ message, span }) => placed(query, span, message)) };
  }
  const places: Places = (span) => ({
    span: query.source.spanToSource(span),
    text: textOf(query.text, span),
  });
  const sequence = eql.body?.kind === 'sequence' ? eql.body : undefined;
  return {
    kind: 'ready',
    query: { plan, conditions: conditionsOf(plan), places, sequence },
  };
}

function conditionsOf(plan: Plan): readonly Condition[] {
  if (plan.kind === 'event') return [plan.condition];
  const until = plan.kind === 'sequence' && plan.until !== undefined ? [plan.until] : [];
  return [...new Set([...plan.terms, ...until].map(({ condition }) => condition))];
}
