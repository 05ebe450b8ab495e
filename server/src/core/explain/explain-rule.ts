import { runnableRule } from '../cases/plan-rule.ts';
import type { Unsupported } from '../cases/report.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { Plan } from '../matcher/plan.ts';
import { runPlan, type RunResult } from '../matcher/run.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import type { FieldSchema } from '../schema/field.ts';
import { nearestMisses, type NearMiss } from '../trace/nearest-misses.ts';
import type { SequenceTrace } from '../trace/sequence-trace.ts';
import { traceSequence } from '../trace/trace-sequence.ts';
import { compileTracer, type Trace } from '../trace/trace.ts';

export interface ExplainOptions {
  /** Those of the events that shall be traced; without it the nearest misses are. */
  readonly chosen?: readonly SampleEvent[];
  /** How many near misses at most (default 5). */
  readonly misses?: number;
}

/** Why events raised alerts, or why not. Spans are offsets of the query's text. */
export interface Explanation {
  readonly kind: 'explained';
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

/** Runs a rule over events, given in the order of the index, and explains what came of them. */
export function explainRule(
  rule: RuleDocument,
  events: readonly SampleEvent[],
  schema: FieldSchema,
  options: ExplainOptions = {},
): Explained {
  const runnable = runnableRule(rule);
  if ('unsupported' in runnable) return { kind: 'refused', unsupported: runnable.unsupported };
  const prepared = runnable.prepare(events, schema)({});
  if (prepared.kind === 'refused') return prepared;
  try {
    return explain(prepared.query.plan, events, options);
  } catch (error) {
    if (!(error instanceof EqlEvaluationError)) throw error;
    return { kind: 'failed', message: `Elasticsearch would fail this search: ${error.message}` };
  }
}

function explain(
  plan: Plan,
  events: readonly SampleEvent[],
  { chosen, misses = 5 }: ExplainOptions,
): Explanation {
  return {
    kind: 'explained',
    result: runPlan(plan, events),
    traces: chosen === undefined ? [] : chosen.map(compileTracer(plan)),
    nearest: chosen === undefined ? nearestMisses(plan, events, misses) : [],
    sequence: plan.kind === 'sequence' ? traceSequence(plan, events) : undefined,
  };
}
