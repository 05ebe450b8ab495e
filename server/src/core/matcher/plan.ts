import type { EqlQuery, EventQuery, Pipe } from '../eql/ast.ts';
import { wholeNumber } from '../eql/check-structure.ts';
import type { Condition, ResolveFault, Scalar } from '../condition/condition.ts';
import type { Mapping, MappedField } from '../condition/mapping.ts';
import { translate, type Numbering } from '../condition/resolve-eql.ts';
import { resolveBoolean, resolveScalar, type Resolving } from '../condition/resolve-scalar.ts';
import { planSample, type SamplePlan } from './plan-sample.ts';
import { planSequence, type SequencePlan } from './plan-sequence.ts';

/** What a query needs to know of the index it runs over. */
export interface Environment {
  readonly mapping: Mapping;
  /** `event.category`, or the rule's `event_category_override`. */
  readonly categoryField: string;
  readonly timestampField: string;
  readonly tiebreakerField?: string;
  /** The time of the search, in nanoseconds since 1970; without it a date literal with `now` is `unsupported`. */
  readonly now?: bigint;
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
  { category, span }: EventQuery,
  scalars: readonly Scalar[],
  planning: Planning,
): Condition {
  const id = planning.numbering.next++;
  const all = [...categoryScalars(category, planning), ...scalars];
  const operands = all.flatMap((scalar) => conjuncts(translate(scalar, planning, planning.numbering)));
  const constant = operands.find((operand) => operand.kind === 'constant' && operand.value !== true);
  if (constant !== undefined) return { kind: 'constant', id, span, value: false };
  const rest = operands.filter((operand) => operand.kind !== 'constant');
  return { kind: 'and', id, span, operands: rest };
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.operands : [condition];
}

/** The test of the category, which is that of an ordinary field: `event.category == "process"`. */
function categoryScalars({ name, span }: EventQuery['category'], planning: Planning): readonly Scalar[] {
  if (name === undefined) return [];
  const { categoryField } = planning.environment;
  if (planning.mapping.field(categoryField) === undefined) {
    planning.faults.push({
      type: 'verification',
      message: `The event category field \`${categoryField}\` is unknown: neither the schema nor any event has it. Write \`any where …\`, or name the field in \`event_category_override\`.`,
      span,
    });
    return [];
  }
  const reference = { kind: 'field', span, nameSpan: span, name: categoryField, optional: false } as const;
  const left = resolveScalar(reference, planning);
  if (left.kind !== 'field') return [];
  const right: Scalar = { kind: 'literal', span, type: 'keyword', value: name };
  return [{ kind: 'comparison', span, type: 'boolean', operator: '==', left, right }];
}

function limitsOf(pipes: readonly Pipe[]): readonly Limit[] {
  return pipes.flatMap((pipe): Limit[] => {
    const [argument] = pipe.args;
    const count = argument === undefined ? undefined : wholeNumber(argument);
    if (count === undefined || (pipe.name !== 'head' && pipe.name !== 'tail')) return [];
    return [{ from: pipe.name, count: Number(count) }];
  });
}
