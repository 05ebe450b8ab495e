import type { EqlQuery, Pipe } from '../eql/ast.ts';
import { wholeNumber } from '../eql/check-structure.ts';
import type { Condition, ResolveFault } from '../condition/condition.ts';
import type { MappedField } from '../condition/mapping.ts';
import { resolveBoolean } from '../condition/resolve-scalar.ts';
import { eventCondition } from './event-condition.ts';
import { planSample, type SamplePlan } from './plan-sample.ts';
import { planSequence, type SequencePlan } from './plan-sequence.ts';
import { orderFields, type Environment, type Limit, type Planning } from './planning.ts';

export interface EventPlan {
  readonly kind: 'event';
  readonly condition: Condition;
  readonly timestamp: MappedField | undefined;
  readonly tiebreaker: MappedField | undefined;
  readonly limits: readonly Limit[];
}

export type Plan = EventPlan | SequencePlan | SamplePlan;

/**
 * Makes a query that was read without errors ready to run. `faults` say why it can't be run: spans are in the query's text.
 */
export function planEql(
  query: EqlQuery,
  text: string,
  environment: Environment,
): { readonly plan: Plan | undefined; readonly faults: readonly ResolveFault[] } {
  const planning: Planning = {
    text,
    mapping: environment.mapping,
    faults: [],
    now: environment.now,
    environment,
    numbering: { next: 0 },
  };
  const plan = planBody(query, planning);
  const faults = inOrder(planning.faults);
  return { plan: faults.length > 0 ? undefined : plan, faults };
}

/** By place, each once: a global join key belongs to every term, and a copied condition stands where it was copied from. */
function inOrder(faults: readonly ResolveFault[]): readonly ResolveFault[] {
  const known = new Map(
    faults.map((fault) => [`${fault.span.start} ${fault.span.end} ${fault.message}`, fault]),
  );
  return [...known.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function planBody(query: EqlQuery, planning: Planning): Plan | undefined {
  const { body } = query;
  const limits = limitsOf(query.pipes);
  switch (body?.kind) {
    case 'event-query': {
      const { timestamp, tiebreaker } = orderFields(planning);
      const scalar = resolveBoolean(body.condition, planning);
      return {
        kind: 'event',
        condition: eventCondition(body, [scalar], planning),
        timestamp,
        tiebreaker,
        limits,
      };
    }
    case 'sequence':
      return planSequence(body, limits, planning);
    case 'sample':
      return planSample(body, planning);
    case 'join':
    case undefined:
      return undefined;
  }
}

function limitsOf(pipes: readonly Pipe[]): readonly Limit[] {
  return pipes.flatMap((pipe): Limit[] => {
    const [argument] = pipe.args;
    const count = argument === undefined ? undefined : wholeNumber(argument);
    if (count === undefined || (pipe.name !== 'head' && pipe.name !== 'tail')) return [];
    return [{ from: pipe.name, count: Number(count) }];
  });
}
