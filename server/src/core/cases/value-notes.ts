import type { Condition } from '../condition/condition.ts';
import type { MappedField } from '../condition/mapping.ts';
import type { JsonValue, SampleEvent } from '../matcher/event.ts';
import type { Plan } from '../matcher/plan.ts';
import { compileRead } from '../matcher/read-field.ts';
import { indexedValue } from '../matcher/typed-value.ts';
import type { FirstFew } from './first-few.ts';
import type { CaseNote } from './report.ts';
import { valueInWords } from './words.ts';

/** Finds values of the query's fields that Elasticsearch would not have as they stand in an event. */
export function valueChecks(plan: Plan): (event: SampleEvent, notes: FirstFew<CaseNote>) => void {
  const checks = fieldsOf(plan).flatMap((field) => {
    const problemOf = checkFor(field);
    return problemOf === undefined ? [] : [{ field, read: compileRead(field), problemOf }];
  });
  return ({ source, line }, notes) => {
    for (const { field, read, problemOf } of checks) {
      for (const value of read(source)) {
        const problem = problemOf(value);
        if (problem === undefined) continue;
        notes.add(() => ({ line, message: `\`${field.name}\` is ${valueInWords(value)}: ${problem}.` }));
      }
    }
  };
}

/** What is wrong with a value of the field; `undefined` for types that take any. */
function checkFor(field: MappedField): ((value: JsonValue) => string | undefined) | undefined {
  const indexed = indexedValue(field);
  if (indexed === undefined) return undefined;
  const lost = `the field's type \`${field.esType}\` can't hold it, so it counts as missing`;
  const isWhole = field.type === 'long' || field.type === 'unsigned_long';
  return (value) => {
    if (indexed(value) === undefined) return lost;
    const isRounded = isWhole && typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
    return isRounded
      ? 'numbers beyond 2^53 are rounded when they are read here, but not in Elasticsearch; in quotes they are exact'
      : undefined;
  };
}

/** The fields that a plan reads, each once. */
function fieldsOf(plan: Plan): readonly MappedField[] {
  const fields = new Map<string, MappedField>();
  const add = (field: MappedField | undefined): void => {
    if (field !== undefined) fields.set(field.name, field);
  };
  if (plan.kind !== 'sample') {
    add(plan.timestamp);
    add(plan.tiebreaker);
  }
  if (plan.kind === 'event') addFields(plan.condition, add);
  else {
    const until = plan.kind === 'sequence' && plan.until !== undefined ? [plan.until] : [];
    for (const { condition, keys } of new Set([...plan.terms, ...until])) {
      addFields(condition, add);
      for (const { field } of keys) add(field);
    }
  }
  return [...fields.values()];
}

function addFields(condition: Condition, add: (field: MappedField) => void): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const operand of condition.operands) addFields(operand, add);
      return;
    case 'not':
      addFields(condition.operand, add);
      return;
    case 'test':
    case 'exists':
      add(condition.field);
      return;
    case 'script':
      condition.fields.forEach(add);
      return;
    case 'constant':
      return;
  }
}
