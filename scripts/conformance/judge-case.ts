import { parseEqlExpression } from '../../server/src/core/eql/parse.ts';
import type { CaseRecord } from './run-case.ts';
import type { ConformanceCase, ExpectedSequence } from './suite.ts';

/** What differs from the case's expectation; `undefined` when all is as it should be. */
export function judgeCase(one: ConformanceCase, record: CaseRecord): string | undefined {
  if (one.expect_error !== undefined || one.valid === false) return judgeError(one, record);
  const { error } = record;
  if (error !== undefined) return `gave a ${error.type} error at ${String(error.offset)}: ${error.message}`;
  return judgeIds(one, record) ?? judgeSequences(one, record) ?? judgeValue(one, record);
}

/** Type and, where the case gives one, place: never Elasticsearch's words. */
function judgeError(
  { expect_error: expected, error_offset: at }: ConformanceCase,
  { error }: CaseRecord,
): string | undefined {
  const type = expected?.type ?? 'syntax';
  if (error === undefined) return `gave no error, but should give a ${type} error`;
  if (error.type !== type) return `gave a ${error.type} error, not a ${type} error: ${error.message}`;
  const offset = expected?.offset ?? at;
  if (offset === undefined || offset === error.offset) return undefined;
  return `gave its error at ${String(error.offset)}, not at ${String(offset)}: ${error.message}`;
}

function judgeIds(one: ConformanceCase, { ids }: CaseRecord): string | undefined {
  const alternatives = (one.expected_alternatives ?? []).map((list) => ('ids' in list ? list.ids : list));
  const expected = [
    ...(one.expected_event_ids === undefined ? [] : [one.expected_event_ids]),
    ...alternatives,
  ];
  if (expected.length === 0 || expected.some((list) => isSame(list, ids))) return undefined;
  return `gave ${shown(ids)}, not ${expected.map(shown).join(' or ')}`;
}

/** Join keys are compared as text: the cases write all of them so. */
function judgeSequences(
  { expected_sequences: expected, expected_alternatives: alternatives }: ConformanceCase,
  { sequences = [] }: CaseRecord,
): string | undefined {
  if (expected === undefined || alternatives !== undefined) return undefined;
  const wanted = expected.map((sequence) => comparable(sequence, sequence));
  const given = sequences.map((sequence, index) => comparable(sequence, expected[index] ?? sequence));
  return isSame(wanted, given) ? undefined : `gave ${shown(given)}, not ${shown(wanted)}`;
}

/** What of a sequence the expectation speaks of. */
function comparable({ ids, join_keys: keys = [] }: ExpectedSequence, expected: ExpectedSequence) {
  return {
    ...(expected.ids === undefined ? {} : { ids }),
    ...(expected.join_keys === undefined
      ? {}
      : { join_keys: keys.map((key) => (key === null ? null : String(key))) }),
  };
}

function judgeValue(one: ConformanceCase, { value }: CaseRecord): string | undefined {
  if (one.expected_type !== undefined) {
    const literal = parseEqlExpression(one.text ?? '').value;
    const type = literal.kind === 'number' ? literal.type.toUpperCase() : literal.kind;
    if (type !== one.expected_type) return `is of type ${type}, not ${one.expected_type}`;
  }
  if (one.expected === undefined || isSameValue(one.expected, value)) return undefined;
  return `gave ${shown(value)}, not ${shown(one.expected)}`;
}

function isSameValue(expected: unknown, value: unknown): boolean {
  if (typeof expected === 'number' && typeof value === 'number') return Math.abs(expected - value) < 1e-9;
  return expected === value;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
