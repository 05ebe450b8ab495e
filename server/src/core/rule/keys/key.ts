import type { RuleType } from '../rule-type.ts';

/** One member of a closed set of values. */
export interface KeyValue {
  readonly name: string;
  readonly doc?: string;
}

/** What may stand behind a key. */
export type ValueType =
  | StringValue
  | { readonly kind: 'integer'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'boolean' }
  | ArrayValue
  /** `open`: keys that are not listed are accepted too. */
  | { readonly kind: 'table'; readonly open?: boolean }
  | { readonly kind: 'either'; readonly types: readonly ValueType[] }
  | { readonly kind: 'any' };

export interface StringValue {
  readonly kind: 'string';
  /** The closed set of values. */
  readonly values?: readonly KeyValue[];
  readonly pattern?: ValuePattern;
  readonly nonEmpty?: boolean;
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly items: ValueType;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface ValuePattern {
  readonly regexp: RegExp;
  /** The form in words, for messages: "a date like `2024/05/31`". */
  readonly form: string;
}

/** A key of a rule file. A path may have several entries, each for other rule types. */
export interface RuleKey {
  /** Dotted from the top, `[]` behind each array: `rule.threat[].technique[].id`. */
  readonly path: string;
  readonly type: ValueType;
  /** What it does, in one to three sentences of Markdown. */
  readonly doc: string;
  /** The rule types that may have it; all when absent. */
  readonly ruleTypes?: readonly RuleType[];
  /** The table that holds it is refused without it. */
  readonly required?: boolean;
  /** A key of the same table that makes it dispensable. */
  readonly requiredUnless?: string;
  /** How bad a wrong value is; `error` when absent, since Elastic refuses it. */
  readonly whenWrong?: 'warning' | 'information';
  /** What Kibana assumes where the key is absent, as TOML. */
  readonly default?: string;
  /** First stack version that knows it. */
  readonly since?: string;
  /** A value as it is written in a rule, as TOML. */
  readonly example?: string;
}

export const STRING: StringValue = { kind: 'string' };
export const NON_EMPTY: StringValue = { kind: 'string', nonEmpty: true };
export const BOOLEAN: ValueType = { kind: 'boolean' };
export const TABLE: ValueType = { kind: 'table' };
export const OPEN_TABLE: ValueType = { kind: 'table', open: true };
export const ANY: ValueType = { kind: 'any' };
export const POSITIVE: ValueType = { kind: 'integer', minimum: 1 };

export function arrayOf(items: ValueType, limits: Pick<ArrayValue, 'minItems' | 'maxItems'> = {}): ValueType {
  return { kind: 'array', items, ...limits };
}

/** A closed set: plain names, or `[name, doc]`. */
export function oneOf(...values: readonly (string | readonly [string, string])[]): StringValue {
  return {
    kind: 'string',
    values: values.map((value) =>
      typeof value === 'string' ? { name: value } : { name: value[0], doc: value[1] },
    ),
  };
}

export function matching(regexp: RegExp, form: string): StringValue {
  return { kind: 'string', pattern: { regexp, form } };
}
