import type { SequencePlan } from '../matcher/plan-sequence.ts';
import { shortenSequence, type SequenceLimits, type ShortenedSequence } from '../trace/shorten-sequence.ts';
import type { SequenceTrace } from '../trace/sequence-trace.ts';
import { compileTracer } from '../trace/trace.ts';
import type { ConditionTrace, FieldValues } from '../trace/condition-trace.ts';
import type { Explanation } from './explain-rule.ts';

/** A sequence's trace, as much as can be looked at, and what its events are. */
export interface SequenceTimeline extends ShortenedSequence {
  /** For each event of the trace: what it has in the fields that the terms it meets ask for; else nothing. */
  readonly fields: readonly (readonly FieldValues[])[];
}

/** `undefined` for a rule that is no sequence. */
export function sequenceTimeline(
  { plan, sequence }: Explanation,
  limits: SequenceLimits,
): SequenceTimeline | undefined {
  if (sequence === undefined || plan.kind !== 'sequence') return undefined;
  const shortened = shortenSequence(sequence, limits);
  return { ...shortened, fields: fieldsOf(plan, shortened.trace) };
}

function fieldsOf(plan: SequencePlan, { events }: SequenceTrace): SequenceTimeline['fields'] {
  const trace = compileTracer(plan);
  return events.map(({ event, met, keyless }) => {
    if (met.length === 0 && keyless.length === 0) return [];
    const conditions = trace(event).queries.flatMap(({ condition }) =>
      condition.state === 'true' ? leavesOf(condition) : [],
    );
    const fields = new Map<string, FieldValues>();
    for (const field of conditions.flatMap((condition) => condition.fields)) {
      if (field.values.length > 0) fields.set(field.name, field);
    }
    return [...fields.values()];
  });
}

function leavesOf(condition: ConditionTrace): readonly ConditionTrace[] {
  return condition.children.length === 0 ? [condition] : condition.children.flatMap(leavesOf);
}
