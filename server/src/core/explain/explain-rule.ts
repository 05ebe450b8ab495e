import { runnableRule, type SearchSettings } from '../cases/plan-rule.ts';
import type { Unsupported } from '../cases/report.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { Plan } from '../matcher/plan.ts';
import { runSteps, type RunResult } from '../matcher/run.ts';
import { runToEnd, type Work } from '../matcher/steps.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import type { FieldSchema } from '../schema/field.ts';
import { nearestMissesSteps, type NearMiss } from '../trace/nearest-misses.ts';
import type { SequenceTrace } from '../trace/sequence-trace.ts';
import { traceSequenceSteps } from '../trace/trace-sequence.ts';
import { compileTracer, type Trace } from '../trace/trace.ts';

export interface ExplainOptions {
  /** Those of the events that shall be traced; without it the nearest misses are. */
  readonly chosen?: readonly SampleEvent[];
  /** How many near misses at most (default 5). */
  readonly misses?: number;
  /** Events that meet the query or a term, and are part of no alert all the same, count as near misses too. */
  readonly missesThatMatch?: boolean;
  /** What the case of these events says of its search. */
  readonly settings?: SearchSettings;
}

/** Why events raised alerts, or why not. Spans are offsets of the query's text. */
export interface Explanation {
  readonly kind: 'explained';
  readonly plan: Plan;
  /** What the rule makes of all the events. */
  readonly result: RunResult;
  /** Of the chosen events. */
  readonly traces: readonly Trace[];
  /** Without chosen events: those that came nearest to an alert, the nearest first. */
  readonly nearest: readonly NearMiss[];
  /** Of a sequence rule: how its partial sequences went, over all the events. */
  readonly sequence: SequenceTrace | undefined;
}

export type Explained =
  | Explanation
  /** Rulewright can't run the rule. Spans are offsets of the rule file. */
  | { readonly kind: 'refused'; readonly unsupported: readonly Unsupported[] }
  /** Elasticsearch fails the search over these events. */
  | { readonly kind: 'failed'; readonly message: string };

/** Runs the rule over one stream of events, given in the order of the index, and explains what came of them. */
export type ExplainStream = (events: readonly SampleEvent[], options?: ExplainOptions) => Work<Explained>;

/** Runs a rule over events, given in the order of the index, and explains what came of them. */
export function explainRule(
  rule: RuleDocument,
  events: readonly SampleEvent[],
  schema: FieldSchema,
  options: ExplainOptions = {},
): Explained {
  return runToEnd(ruleExplainer(rule, events, schema)(events, options));
}

/**
 * Explains one stream of events after another.
 * @param events those of all streams: they say what fields there are beside the known ones, as all cases of a rule do
 */
export function ruleExplainer(
  rule: RuleDocument,
  events: readonly SampleEvent[],
  schema: FieldSchema,
): ExplainStream {
  const runnable = runnableRule(rule);
  if ('unsupported' in runnable) {
    return function* refuse() {
      return { kind: 'refused', unsupported: runnable.unsupported };
    };
  }
  const prepare = runnable.prepare(events, schema);
  return function* explainStream(stream, options = {}) {
    const prepared = prepare(options.settings ?? {});
    if (prepared.kind === 'refused') return prepared;
    try {
      return yield* explain(prepared.query.plan, stream, options);
    } catch (error) {
      if (!(error instanceof EqlEvaluationError)) throw error;
      return { kind: 'failed', message: `Elasticsearch would fail this search: ${error.message}` };
    }
  };
}

function* explain(
  plan: Plan,
  events: readonly SampleEvent[],
  { chosen, misses = 5, missesThatMatch = false }: ExplainOptions,
): Work<Explanation> {
  const result = yield* runSteps(plan, events);
  const alerting = missesThatMatch ? alertingEvents(result) : undefined;
  return {
    kind: 'explained',
    plan,
    result,
    traces: chosen === undefined ? [] : chosen.map(compileTracer(plan)),
    nearest: chosen === undefined ? yield* nearestMissesSteps(plan, events, misses, alerting) : [],
    sequence: plan.kind === 'sequence' ? yield* traceSequenceSteps(plan, events) : undefined,
  };
}

/** The events that raise an alert or are part of one. */
export function alertingEvents(result: RunResult): ReadonlySet<SampleEvent> {
  return new Set(
    result.kind === 'events'
      ? result.events
      : result.sequences.flatMap(({ events }) => events.filter((event) => event !== undefined)),
  );
}
