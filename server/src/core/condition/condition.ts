import type { Span } from '../text/span.ts';
import type { EqlFunction } from '../eql/functions/function.ts';
import type { ArithmeticOperator } from '../eql/functions/arithmetic.ts';
import type { ComparisonOperator, MatchOperator } from '../eql/ast.ts';
import type { EqlValue } from '../eql/value.ts';
import type { Instants } from './dates.ts';
import type { MappedField } from './mapping.ts';

/**
 * The one intermediate form of a query's condition: what the matcher runs, and what traces, coverage and logical lints
 * speak of. Its verdict is two-valued. `span` is in the query's text; `id` is unique in its query and counts up in the
 * order of the text.
 */
export type Condition = AllOf | AnyOf | Negation | Exists | Test | Script | Constant;

interface Node {
  readonly id: number;
  readonly span: Span;
}

export interface AllOf extends Node {
  readonly kind: 'and';
  readonly operands: readonly Condition[];
}

export interface AnyOf extends Node {
  readonly kind: 'or';
  readonly operands: readonly Condition[];
}

/** Holds when its operand does not: also for an event that lacks the operand's field. */
export interface Negation extends Node {
  readonly kind: 'not';
  readonly operand: Condition;
}

/** The event has at least one value of the field. */
export interface Exists extends Node {
  readonly kind: 'exists';
  readonly field: MappedField;
}

/** A literal of a test with the place where it stands, for traces and coverage. */
export interface Operand {
  readonly value: EqlValue;
  readonly span: Span;
  /** The stretch of time that the literal means, where the field is a date. */
  readonly instants?: Instants;
}

export type TestOperator =
  | { readonly kind: 'equal' }
  /** Verbatim; the operands are alternatives. */
  | { readonly kind: 'in'; readonly ignoreCase: boolean }
  /** `*` and `?`; `escapes`: a backslash makes the next character literal. */
  | { readonly kind: 'wildcard'; readonly ignoreCase: boolean; readonly escapes: boolean }
  | { readonly kind: 'prefix'; readonly ignoreCase: boolean }
  /** Lucene's dialect, over the whole value. */
  | { readonly kind: 'regex'; readonly ignoreCase: boolean }
  | { readonly kind: 'range'; readonly comparison: '<' | '<=' | '>' | '>=' }
  | { readonly kind: 'cidr' };

/** Holds when any value of the field meets any of the operands. */
export interface Test extends Node {
  readonly kind: 'test';
  readonly field: MappedField;
  readonly operator: TestOperator;
  readonly operands: readonly Operand[];
}

/**
 * Computed per combination of its fields' values; holds when any combination gives true. A field that stands in it twice
 * takes two values independently (QL's Scripts.multiValueDocValuesRewrite).
 */
export interface Script extends Node {
  readonly kind: 'script';
  readonly expression: Scalar;
  /** The fields it reads, each once. */
  readonly fields: readonly MappedField[];
}

/** `null` is EQL's missing value: as a whole condition it is false, and `not` leaves it `null`. */
export interface Constant extends Node {
  readonly kind: 'constant';
  readonly value: boolean | null;
}

/** What a scalar is known to be before it runs. */
export type ScalarType =
  | 'keyword'
  | 'text'
  | 'integer'
  | 'long'
  | 'unsigned_long'
  | 'double'
  | 'boolean'
  | 'ip'
  | 'date'
  | 'date_nanos'
  | 'version'
  | 'null'
  | 'unknown';

/** A computed value; three-valued where it is boolean. */
export type Scalar =
  | { readonly kind: 'literal'; readonly span: Span; readonly type: ScalarType; readonly value: EqlValue }
  | {
      readonly kind: 'field';
      readonly span: Span;
      readonly type: ScalarType;
      readonly field: MappedField;
    }
  | {
      readonly kind: 'call';
      readonly span: Span;
      readonly type: ScalarType;
      readonly fn: EqlFunction;
      readonly ignoreCase: boolean;
      readonly args: readonly Scalar[];
    }
  | {
      readonly kind: 'arithmetic';
      readonly span: Span;
      readonly type: ScalarType;
      readonly operator: ArithmeticOperator;
      readonly left: Scalar;
      readonly right: Scalar;
    }
  | {
      readonly kind: 'comparison';
      readonly span: Span;
      readonly type: 'boolean';
      readonly operator: ComparisonOperator;
      readonly left: Scalar;
      readonly right: Scalar;
    }
  /** `x == null`. Never null itself. */
  | { readonly kind: 'is-null'; readonly span: Span; readonly type: 'boolean'; readonly operand: Scalar }
  | {
      readonly kind: 'in';
      readonly span: Span;
      readonly type: 'boolean';
      readonly ignoreCase: boolean;
      readonly operand: Scalar;
      readonly list: readonly Scalar[];
    }
  | {
      readonly kind: 'match';
      readonly span: Span;
      readonly type: 'boolean';
      readonly operator: MatchOperator;
      readonly operand: Scalar;
      readonly patterns: readonly string[];
      /** Where each pattern stands. */
      readonly patternSpans: readonly Span[];
    }
  | {
      readonly kind: 'logical';
      readonly span: Span;
      readonly type: 'boolean';
      readonly operator: 'and' | 'or';
      readonly operands: readonly Scalar[];
    }
  | { readonly kind: 'not'; readonly span: Span; readonly type: 'boolean'; readonly operand: Scalar };

/** Why a query can't be run as it is written. Spans are in the query's text. */
export interface ResolveFault {
  /** `verification`: Elasticsearch refuses it too. `unsupported`: Elasticsearch may run it, Rulewright can't. */
  readonly type: 'verification' | 'unsupported';
  readonly message: string;
  readonly span: Span;
  /** `types`: a value has a type that its place does not take. `function`: there is no such function, or not with these arguments. */
  readonly about?: 'types' | 'function';
  /** What to write instead, and where, where that is certain. */
  readonly instead?: { readonly span: Span; readonly text: string };
}
