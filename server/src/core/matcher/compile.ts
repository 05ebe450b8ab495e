import type { Condition, Exists, Script, Test } from '../condition/condition.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import type { JsonObject, JsonValue } from './event.ts';
import { sharedReads, type ReadFields } from './read-field.ts';
import { compileScriptTest } from './script-test.ts';
import { indexedValue } from './typed-value.ts';
import { compileAnyOperand, compileOperands } from './value-test.ts';

export type Predicate = (source: JsonObject) => boolean;

/** What one condition made of one event. */
export interface Observation {
  readonly matched: boolean;
  /** The field's values in the event; for a script those of all its fields. */
  readonly values: readonly JsonValue[];
  /** The value that met the condition, of several. */
  readonly decisive?: JsonValue;
  /** Which operands of a test some value met, by index. */
  readonly operands?: readonly number[];
}

/** Hears of every condition of every event that is looked at. */
export type Observer = (condition: Condition, observation: Observation) => void;

/**
 * Compiles a condition. Without an observer `and` and `or` stop as soon as the verdict stands; with one every operand is
 * evaluated and reported, operands before their parent, and the verdict is the same. Throws `EqlEvaluationError` where
 * Elasticsearch fails the search. Conditions that run over the same events share their `reads`.
 */
export function compileCondition(
  condition: Condition,
  observer?: Observer,
  reads: ReadFields = sharedReads(),
): Predicate {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const operands = condition.operands.map((operand) => compileCondition(operand, observer, reads));
      const combine = condition.kind === 'and' ? every : some;
      return observer === undefined
        ? (source) => combine(operands, (operand) => operand(source))
        : (source) => report(condition, combineAll(operands, condition.kind === 'or', source), observer);
    }
    case 'not': {
      const operand = compileCondition(condition.operand, observer, reads);
      return observer === undefined
        ? (source) => !operand(source)
        : (source) => report(condition, !operand(source), observer);
    }
    case 'constant': {
      const holds = condition.value === true;
      return observer === undefined ? () => holds : () => report(condition, holds, observer);
    }
    case 'exists':
      return compileExists(condition, observer, reads);
    case 'test':
      return observer === undefined
        ? compileTest(condition, reads)
        : observedTest(condition, observer, reads);
    case 'script':
      return compileScript(condition, observer, reads);
  }
}

function every<T>(items: readonly T[], holds: (item: T) => boolean): boolean {
  for (const item of items) if (!holds(item)) return false;
  return true;
}

function some<T>(items: readonly T[], holds: (item: T) => boolean): boolean {
  for (const item of items) if (holds(item)) return true;
  return false;
}

/**
 * Evaluates every operand; one that has the value `deciding` decides. What fails behind it is not reported, and does not fail
 * the search: without an observer it is not computed.
 */
function combineAll(operands: readonly Predicate[], deciding: boolean, source: JsonObject): boolean {
  let verdict = !deciding;
  for (const operand of operands) {
    try {
      if (operand(source) === deciding) verdict = deciding;
    } catch (error) {
      if (verdict !== deciding || !(error instanceof EqlEvaluationError)) throw error;
    }
  }
  return verdict;
}

function report(condition: Condition, matched: boolean, observer: Observer): boolean {
  observer(condition, { matched, values: [] });
  return matched;
}

function compileExists(condition: Exists, observer: Observer | undefined, reads: ReadFields): Predicate {
  const read = reads(condition.field);
  const indexed = indexedValue(condition.field);
  const isThere =
    indexed === undefined
      ? (values: readonly JsonValue[]) => values.length > 0
      : (values: readonly JsonValue[]) => some(values, (value) => indexed(value) !== undefined);
  if (observer === undefined) return (source) => isThere(read(source));
  return (source) => {
    const values = read(source);
    const matched = isThere(values);
    observer(condition, { matched, values });
    return matched;
  };
}

function compileTest(condition: Test, reads: ReadFields): Predicate {
  const read = reads(condition.field);
  const test = compileAnyOperand(condition);
  return (source) => some(read(source), test);
}

function observedTest(condition: Test, observer: Observer, reads: ReadFields): Predicate {
  const read = reads(condition.field);
  const tests = compileOperands(condition);
  return (source) => {
    const values = read(source);
    const operands = tests.flatMap((test, index) => (some(values, test) ? [index] : []));
    const decisive = values.find((value) => tests.some((test) => test(value)));
    const matched = operands.length > 0;
    observer(condition, { matched, values, operands, ...(decisive === undefined ? {} : { decisive }) });
    return matched;
  };
}

function compileScript(condition: Script, observer: Observer | undefined, reads: ReadFields): Predicate {
  const test = compileScriptTest(condition, reads);
  if (observer === undefined) return test;
  const readFields = condition.fields.map(reads);
  return (source) => {
    const matched = test(source);
    observer(condition, { matched, values: readFields.flatMap((read) => read(source)) });
    return matched;
  };
}
