import type { Condition, Exists, Script, Test } from '../condition/condition.ts';
import { compileScalar } from '../condition/fold.ts';
import { EqlEvaluationError, type EqlValue } from '../eql/value.ts';
import type { JsonObject, JsonValue } from './event.ts';
import { compileRead } from './read-field.ts';
import { scriptValue } from './typed-value.ts';
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
 * Elasticsearch fails the search.
 */
export function compileCondition(condition: Condition, observer?: Observer): Predicate {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const operands = condition.operands.map((operand) => compileCondition(operand, observer));
      const combine = condition.kind === 'and' ? every : some;
      return observer === undefined
        ? (source) => combine(operands, (operand) => operand(source))
        : (source) =>
            report(condition, combineAll(operands, condition.kind === 'or', source), observer);
    }
    case 'not': {
      const operand = compileCondition(condition.operand, observer);
      return observer === undefined
        ? (source) => !operand(source)
        : (source) => report(condition, !operand(source), observer);
    }
    case 'constant': {
      const holds = condition.value === true;
      return observer === undefined ? () => holds : () => report(condition, holds, observer);
    }
    case 'exists':
      return compileExists(condition, observer);
    case 'test':
      return observer === undefined ? compileTest(condition) : observedTest(condition, observer);
    case 'script':
      return compileScript(condition, observer);
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

function compileExists(condition: Exists, observer: Observer | undefined): Predicate {
  const read = compileRead(condition.field);
  if (observer === undefined) return (source) => read(source).length > 0;
  return (source) => {
    const values = read(source);
    observer(condition, { matched: values.length > 0, values });
    return values.length > 0;
  };
}

function compileTest(condition: Test): Predicate {
  const read = compileRead(condition.field);
  const test = compileAnyOperand(condition);
  return (source) => some(read(source), test);
}

function observedTest(condition: Test, observer: Observer): Predicate {
  const read = compileRead(condition.field);
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

/** More combinations of values than this are refused: no real event has them. */
const MAX_COMBINATIONS = 100_000;

function compileScript(condition: Script, observer: Observer | undefined): Predicate {
  const evaluate = compileScalar(condition.expression);
  const reads = condition.fields.map((field) => ({
    name: field.name,
    type: field.type,
    read: compileRead(field),
  }));
  return (source) => {
    const raw = reads.map(({ read }) => read(source));
    const values = reads.map(({ type }, index) => {
      const typed = (raw[index] ?? [])
        .map((value) => scriptValue(type, value))
        .filter((value) => value !== null);
      return typed.length === 0 ? [null] : typed;
    });
    const matched = anyCombination(
      reads.map(({ name }) => name),
      values,
      (valueOf) => evaluate(valueOf) === true,
    );
    observer?.(condition, { matched, values: raw.flat() });
    return matched;
  };
}

function anyCombination(
  names: readonly string[],
  values: readonly (readonly EqlValue[])[],
  holds: (valueOf: (field: string) => EqlValue) => boolean,
): boolean {
  const total = values.reduce((product, list) => product * list.length, 1);
  if (total > MAX_COMBINATIONS) {
    throw new EqlEvaluationError(
      `The fields of this condition have ${total} combinations of values in one event; at most ${MAX_COMBINATIONS} are computed.`,
    );
  }
  const current = new Map<string, EqlValue>();
  const valueOf = (field: string): EqlValue => current.get(field) ?? null;
  for (let number = 0; number < total; number++) {
    let rest = number;
    names.forEach((name, index) => {
      const list = values[index] ?? [null];
      current.set(name, list[rest % list.length] ?? null);
      rest = Math.floor(rest / list.length);
    });
    if (holds(valueOf)) return true;
  }
  return false;
}
