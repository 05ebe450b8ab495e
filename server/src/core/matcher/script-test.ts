import type { Script } from '../condition/condition.ts';
import { compileScalar, type Evaluate } from '../condition/fold.ts';
import { EqlEvaluationError, type EqlValue } from '../eql/value.ts';
import type { JsonObject } from './event.ts';
import type { ReadFields } from './read-field.ts';
import { scriptValue } from './typed-value.ts';

/** More combinations of values than this are refused: no real event has them. */
const MAX_COMBINATIONS = 100_000;

const MISSING: readonly EqlValue[] = [null];

/**
 * A test that holds when any combination of its fields' values makes the script true. A field that the script names twice
 * takes two of its values; one without a value is `null` (EQL's InternalEqlScriptUtils.multiValueDocValues).
 */
export function compileScriptTest(
  { expression }: Script,
  reads: ReadFields,
): (source: JsonObject) => boolean {
  const { evaluate, slots } = compileScalar(expression);
  const readSlots = slots.map((field) => {
    const read = reads(field);
    const convert = scriptValue(field);
    return (source: JsonObject): readonly EqlValue[] => {
      const values = read(source).map(convert);
      const present = values.includes(null) ? values.filter((value) => value !== null) : values;
      return present.length === 0 ? MISSING : present;
    };
  });
  return (source) =>
    anyCombination(
      readSlots.map((read) => read(source)),
      evaluate,
    );
}

function anyCombination(values: readonly (readonly EqlValue[])[], evaluate: Evaluate): boolean {
  const [only] = values;
  if (only !== undefined && values.length === 1) return only.some((value) => evaluate([value]) === true);
  const total = values.reduce((product, list) => product * list.length, 1);
  if (total > MAX_COMBINATIONS) {
    throw new EqlEvaluationError(
      `The fields of this condition have ${total} combinations of values in one event; at most ${MAX_COMBINATIONS} are computed.`,
    );
  }
  const current = new Array<EqlValue>(values.length);
  for (let number = 0; number < total; number++) {
    let rest = number;
    for (const [slot, list] of values.entries()) {
      current[slot] = list[rest % list.length] ?? null;
      rest = Math.floor(rest / list.length);
    }
    if (evaluate(current) === true) return true;
  }
  return false;
}
