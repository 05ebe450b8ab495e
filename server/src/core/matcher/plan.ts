import type { EqlQuery, EventQuery, Expression, Pipe } from '../eql/ast.ts';
import { wholeNumber } from '../eql/check-structure.ts';
import type { Condition, ResolveFault } from '../condition/condition.ts';
import type { Mapping, MappedField } from '../condition/mapping.ts';
import { resolveCondition, type Numbering } from '../condition/resolve-eql.ts';
import type { Resolving } from '../condition/resolve-scalar.ts';
import { planSample, type SamplePlan } from './plan-sample.ts';
import { planSequence, type SequencePlan } from './plan-sequence.ts';

/** What a query needs to know of the index it runs over. */
export interface Environment {
  readonly mapping: Mapping;
  /** `event.category`, or the rule's `event_category_override`. */
  readonly categoryField: string;
  readonly timestampField: string;
  readonly tiebreakerField?: string;
}

/** `head n` and `tail n`, in order. */
export interface Limit {
  readonly from: 'head' | 'tail';
  readonly count: number;
}

export interface EventPlan {
  readonly kind: 'event';
  readonly condition: Condition;
  readonly timestamp: MappedField | undefined;
  readonly tiebreaker: MappedField | undefined;
  readonly limits: readonly Limit[];
}

export type Plan = EventPlan | SequencePlan | SamplePlan;

/** What a plan is made with. */
export interface Planning extends Resolving {
  readonly environment: Environment;
  readonly numbering: Numbering;
}

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
    environment,
    numbering: { next: 0 },
  };
  const plan = planBody(query, planning);
  const { faults } = planning;
  return { plan: faults.length > 0 ? undefined : plan, faults };
}

function planBody(query: EqlQuery, planning: Planning): Plan | undefined {
  const { body } = query;
  const limits = limitsOf(query.pipes);
  switch (body?.kind) {
    case 'event-query': {
      const { timestamp, tiebreaker } = orderFields(planning);
      return { kind: 'event', condition: eventCondition(body, planning), timestamp, tiebreaker, limits };
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

/** The fields that order events; an event query runs without them. */
export function orderFields({ environment }: Planning): {
  readonly timestamp: MappedField | undefined;
  readonly tiebreaker: MappedField | undefined;
} {
  const { mapping, timestampField, tiebreakerField } = environment;
  return {
    timestamp: mapping.field(timestampField),
    tiebreaker: tiebreakerField === undefined ? undefined : mapping.field(tiebreakerField),
  };
}

/** `category where condition` as one condition: the category first, then the conditions. */
export function eventCondition(
  query: EventQuery,
  planning: Planning,
  more: readonly Expression[] = [],
): Condition {
  const id = planning.numbering.next++;
  const category = categoryCondition(query, planning);
  const conditions = [query.condition, ...more].map((part) =>
    resolveCondition(part, planning, planning.numbering),
  );
  const operands = [...(category === undefined ? [] : [category]), ...conditions.flatMap(conjuncts)];
  const constant = operands.find((operand) => operand.kind === 'constant' && operand.value !== true);
  if (constant !== undefined) return { kind: 'constant', id, span: query.span, value: false };
  const rest = operands.filter((operand) => operand.kind !== 'constant');
  return { kind: 'and', id, span: query.span, operands: rest };
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.operands : [condition];
}

function categoryCondition(query: EventQuery, planning: Planning): Condition | undefined {
  const { name, span } = query.category;
  if (name === undefined) return undefined;
  const { categoryField } = planning.environment;
  const field = planning.mapping.field(categoryField);
  if (field === undefined) {
    planning.faults.push({
      type: 'verification',
      message: `The event category field \`${categoryField}\` is unknown: neither the schema nor any event has it. Write \`any where …\`, or name the field in \`event_category_override\`.`,
      span,
    });
    return undefined;
  }
  return {
    kind: 'test',
    id: planning.numbering.next++,
    span,
    field,
    operator: { kind: 'equal' },
    operands: [{ value: name, span }],
  };
}

function limitsOf(pipes: readonly Pipe[]): readonly Limit[] {
  return pipes.flatMap((pipe): Limit[] => {
    const [argument] = pipe.args;
    const count = argument === undefined ? undefined : wholeNumber(argument);
    if (count === undefined || (pipe.name !== 'head' && pipe.name !== 'tail')) return [];
    return [{ from: pipe.name, count: Number(count) }];
  });
}
