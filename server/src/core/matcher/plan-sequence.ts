import type { Sequence, SequenceTerm } from '../eql/ast.ts';
import type { Condition } from '../condition/condition.ts';
import { unknownFormats } from '../condition/date-formats.ts';
import type { MappedField } from '../condition/mapping.ts';
import { resolveBoolean } from '../condition/resolve-scalar.ts';
import type { PlannedKey } from './join-key.ts';
import { keyConstraints } from './key-constraints.ts';
import { orderFields, type Limit, type Planning } from './planning.ts';
import { eventCondition } from './event-condition.ts';
import { checkKeyTypes, planKeys } from './plan-keys.ts';

export interface PlannedTerm {
  readonly condition: Condition;
  readonly keys: readonly PlannedKey[];
  readonly term: SequenceTerm;
}

export interface SequencePlan {
  readonly kind: 'sequence';
  /** In the order of the query; a term with runs stands as often as it must happen, each time as the same object. */
  readonly terms: readonly PlannedTerm[];
  readonly until: PlannedTerm | undefined;
  /** Milliseconds between the first and the last event, inclusive. */
  readonly maxspan: number | undefined;
  readonly timestamp: MappedField;
  readonly tiebreaker: MappedField | undefined;
  readonly limits: readonly Limit[];
}

export function planSequence(
  sequence: Sequence,
  limits: readonly Limit[],
  planning: Planning,
): SequencePlan | undefined {
  const { tiebreaker } = orderFields(planning);
  const timestamp = timestampOf(sequence, planning);
  const terms = planTerms(sequence.by, sequence.terms, planning);
  const until = sequence.until === undefined ? undefined : planUntil(sequence, sequence.until, planning);
  checkKeyTypes(
    [...terms, ...(until === undefined ? [] : [until])].map(({ keys }) => keys),
    planning,
  );
  if (timestamp === undefined) return undefined;
  return {
    kind: 'sequence',
    terms: terms.flatMap((planned) => new Array<PlannedTerm>(runsOf(planned.term)).fill(planned)),
    until,
    maxspan: sequence.maxspan?.milliseconds,
    timestamp,
    tiebreaker,
    limits,
  };
}

/** The terms of a sequence or sample, with the conditions on join keys that each gets from the others. */
export function planTerms(
  by: Sequence['by'],
  terms: readonly SequenceTerm[],
  planning: Planning,
): readonly PlannedTerm[] {
  const keyed = terms.map((term) => ({
    term,
    keys: planKeys([by, term.by], planning),
    scalar: resolveBoolean(term.query.condition, planning),
  }));
  const copies = keyConstraints(keyed, planning);
  return keyed.map(({ term, keys, scalar }, index) => ({
    term,
    keys,
    condition: eventCondition(term.query, [scalar, ...(copies[index] ?? [])], planning),
  }));
}

function timestampOf(sequence: Sequence, planning: Planning): MappedField | undefined {
  const { timestamp } = orderFields(planning);
  const name = planning.environment.timestampField;
  const span = { start: sequence.span.start, end: sequence.span.start + 'sequence'.length };
  if (timestamp === undefined) {
    const message = `The timestamp field \`${name}\` is unknown, but a sequence needs it to order the events.`;
    planning.faults.push({ type: 'verification', message, span });
    return undefined;
  }
  const [unknown] = unknownFormats(timestamp.format);
  if (unknown === undefined) return timestamp;
  const message = `Rulewright can't read dates in the format \`${unknown}\`, which the mapping of the timestamp field \`${name}\` has.`;
  planning.faults.push({ type: 'unsupported', message, span });
  return undefined;
}

/** A missing event with runs is the same as one without (read in Elasticsearch's tests). */
function runsOf(term: SequenceTerm): number {
  return term.missing ? 1 : (term.runs?.count ?? 1);
}

/**
 * Elasticsearch does not ask the events of `until` for their join keys, nor copies conditions to it: one that lacks a key has
 * the key null, and ends sequences whose optional key is null. The `!` of `until ![…]` is ignored (its issue 132787).
 */
function planUntil(sequence: Sequence, until: SequenceTerm, planning: Planning): PlannedTerm {
  const keys = planKeys([sequence.by, until.by], planning).map((key) => ({ ...key, optional: true }));
  const scalar = resolveBoolean(until.query.condition, planning);
  return { term: until, keys, condition: eventCondition(until.query, [scalar], planning) };
}
