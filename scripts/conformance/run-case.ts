import type { ResolveFault } from '../../server/src/core/condition/condition.ts';
import { firstOf } from '../../server/src/core/condition/index-mapping.ts';
import { resolveScalar } from '../../server/src/core/condition/resolve-scalar.ts';
import { parseEql, parseEqlExpression, parseEqlLiteral } from '../../server/src/core/eql/parse.ts';
import { EqlEvaluationError, type EqlValue } from '../../server/src/core/eql/value.ts';
import type { JsonValue, SampleEvent } from '../../server/src/core/matcher/event.ts';
import { planEql } from '../../server/src/core/matcher/plan.ts';
import { compileRead } from '../../server/src/core/matcher/read-field.ts';
import { runPlan, type RunResult } from '../../server/src/core/matcher/run.ts';
import type { SyntaxFault } from '../../server/src/core/text/parse-result.ts';
import type { IndexData } from './index-data.ts';
import type { ConformanceCase, Settings } from './suite.ts';

/** What a case gave; the form of `--out`. */
export interface CaseRecord {
  readonly id: string;
  /** Values of the id field, flat, in the order of the result; -1 for a missing event. */
  readonly ids?: readonly JsonValue[];
  readonly sequences?: readonly {
    readonly ids: readonly JsonValue[];
    readonly join_keys: readonly (string | null)[];
  }[];
  readonly value?: string | number | boolean | null;
  readonly match?: boolean;
  readonly error?: CaseError;
}

export interface CaseError {
  readonly type: 'syntax' | 'verification' | 'unsupported';
  readonly message: string;
  /** 0-based, in UTF-16 units of the query. */
  readonly offset: number;
}

/** Runs one case as its kind says. */
export function runCase(one: ConformanceCase, defaults: Settings, data: () => IndexData): CaseRecord {
  const { id, kind } = one;
  const text = one.query ?? one.expression ?? one.text ?? '';
  const settings = { ...defaults, ...one.defaults, ...one.params };
  switch (kind) {
    case 'event':
    case 'sequence':
    case 'sample':
      return { id, ...runQuery(text, settings, data()) };
    case 'expression':
      return { id, value: null, ...evaluate(text, data()) };
    case 'string-literal':
    case 'number-literal':
      return { id, value: null, ...literalValue(text) };
    case 'parse-query':
      return { id, ...checkQuery(text, settings, isMapped(one) ? data() : undefined) };
    case 'parse-expression':
      return { id, ...checkExpression(text, isMapped(one) ? data() : undefined) };
    default:
      throw new Error(`no case is of the kind ${kind}`);
  }
}

/** True for kinds of cases whose record has a value, be it `null`. */
export function hasValue(kind: string): boolean {
  return kind === 'expression' || kind === 'string-literal' || kind === 'number-literal';
}

function isMapped({ mapping }: ConformanceCase): boolean {
  return mapping !== undefined && mapping !== null;
}

type Outcome = Omit<CaseRecord, 'id'>;

function runQuery(query: string, settings: Settings, data: IndexData): Outcome {
  const { plan, error } = planQuery(query, settings, data);
  if (plan === undefined) return { error };
  try {
    const { size, max_samples_per_key: maxSamplesPerKey, result_position: position } = settings;
    const result = runPlan(plan, data.events, {
      ...(typeof size === 'number' ? { size } : {}),
      ...(typeof maxSamplesPerKey === 'number' ? { maxSamplesPerKey } : {}),
      ...(position === 'head' || position === 'tail' ? { resultPosition: position } : {}),
    });
    return resultOf(result, settings.id_field ?? 'id');
  } catch (error) {
    if (!(error instanceof EqlEvaluationError)) throw error;
    return { error: { type: 'verification', message: error.message, offset: 0 } };
  }
}

function resultOf(result: RunResult, idField: string): Outcome {
  const read = compileRead({ name: idField, path: idField, type: 'keyword', esType: 'keyword' });
  const idOf = (event: SampleEvent | undefined): JsonValue =>
    event === undefined ? -1 : (read(event.source)[0] ?? null);
  if (result.kind === 'events') return { ids: result.events.map(idOf) };
  const sequences = result.sequences.map(({ events, keys }) => ({
    ids: events.map(idOf),
    join_keys: keys.map((key) => (key === null ? null : String(key))),
  }));
  return { ids: sequences.flatMap(({ ids }) => ids), sequences };
}

type Planned =
  | { readonly plan: NonNullable<ReturnType<typeof planEql>['plan']>; readonly error?: undefined }
  | { readonly plan: undefined; readonly error: CaseError };

function planQuery(query: string, settings: Settings, { mapping }: IndexData): Planned {
  const parsed = parseEql(query);
  const [syntax] = parsed.errors;
  if (syntax !== undefined) return { plan: undefined, error: syntaxError(syntax) };
  const { tiebreaker_field: tiebreakerField } = settings;
  const { plan, faults } = planEql(parsed.value, query, {
    mapping,
    categoryField: settings.event_category_field ?? 'event.category',
    timestampField: settings.timestamp_field ?? '@timestamp',
    ...(typeof tiebreakerField === 'string' ? { tiebreakerField } : {}),
  });
  const [fault] = faults;
  if (fault !== undefined) return { plan: undefined, error: faultError(fault) };
  if (plan === undefined) throw new Error(`No plan and no fault: ${query}`);
  return { plan };
}

function checkQuery(query: string, settings: Settings, data: IndexData | undefined): Outcome {
  const [syntax] = parseEql(query).errors;
  if (syntax !== undefined) return { error: syntaxError(syntax) };
  const error = data === undefined ? undefined : planQuery(query, settings, data).error;
  return error === undefined ? {} : { error };
}

function checkExpression(text: string, data: IndexData | undefined): Outcome {
  const { value, errors } = parseEqlExpression(text);
  const [syntax] = errors;
  if (syntax !== undefined) return { error: syntaxError(syntax) };
  if (data === undefined) return {};
  const faults: ResolveFault[] = [];
  resolveScalar(value, { text, mapping: data.mapping, faults });
  const [fault] = faults;
  return fault === undefined ? {} : { error: faultError(fault) };
}

function evaluate(text: string, { mapping }: IndexData): Outcome {
  const { value: expression, errors } = parseEqlExpression(text);
  const [syntax] = errors;
  if (syntax !== undefined) return { error: syntaxError(syntax) };
  const faults: ResolveFault[] = [];
  const scalar = resolveScalar(expression, { text, mapping: firstOf([mapping]), faults, lenient: true });
  const [fault] = faults;
  if (fault !== undefined) return { error: faultError(fault) };
  if (scalar.kind === 'literal') return { value: jsonOf(scalar.value) };
  const message = 'The expression is no constant, so that it has no value without an event.';
  return { error: { type: 'unsupported', message, offset: scalar.span.start } };
}

function jsonOf(value: EqlValue): string | number | boolean | null {
  return typeof value === 'bigint' ? Number(value) : value;
}

function literalValue(text: string): Outcome {
  const { value, errors } = parseEqlLiteral(text);
  const [syntax] = errors;
  if (syntax !== undefined) return { error: syntaxError(syntax) };
  if (value.kind === 'string' || value.kind === 'number') return { value: jsonOf(value.value) };
  const message = 'This is no literal.';
  return { error: { type: 'syntax', message, offset: value.span.start } };
}

function syntaxError({ message, span }: SyntaxFault): CaseError {
  return { type: 'syntax', message, offset: span.start };
}

function faultError({ type, message, span }: ResolveFault): CaseError {
  return { type, message, offset: span.start };
}
