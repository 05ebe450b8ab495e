import type { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';

/**
 * The tree of a KQL query; names follow Kibana's grammar (kbn-es-query, kuery/grammar/grammar.peggy).
 * All spans are UTF-16 offsets of the query's text. Parentheses are kept as `group` and `value-group`.
 */
export interface KqlQuery {
  readonly kind: 'query';
  readonly span: Span;
  /** `undefined` for a query without text, which every event matches. */
  readonly body: Expression | undefined;
}

export type Expression = Logical | Not | Group | Nested | FieldValue | FieldRange | FreeText | Missing;

/** A chain of the same operator: `a:1 and b:2 and c:3` has three operands. */
export interface Logical {
  readonly kind: 'logical';
  readonly span: Span;
  readonly operator: 'and' | 'or';
  /** Where the operators stand; one fewer than operands. A place without characters where one is missing. */
  readonly operatorSpans: readonly Span[];
  /** At least two. */
  readonly operands: readonly Expression[];
}

export interface Not {
  readonly kind: 'not';
  readonly span: Span;
  readonly operatorSpan: Span;
  readonly operand: Expression;
}

export interface Group {
  readonly kind: 'group';
  /** With the parentheses. */
  readonly span: Span;
  readonly expression: Expression;
}

/** `field:{ ... }`: one object of a nested field for which all of it holds. */
export interface Nested {
  readonly kind: 'nested';
  readonly span: Span;
  readonly field: FieldName;
  /** Names in it continue the field's: `b` in `a:{ b:1 }` is `a.b`. */
  readonly expression: Expression;
}

/** `field:value`, `field:(a or b)`. */
export interface FieldValue {
  readonly kind: 'field-value';
  readonly span: Span;
  readonly field: FieldName;
  readonly values: Values;
}

export type RangeOperator = '<' | '<=' | '>' | '>=';

/** `field >= value`. */
export interface FieldRange {
  readonly kind: 'field-range';
  readonly span: Span;
  readonly field: FieldName;
  readonly operator: RangeOperator;
  readonly operatorSpan: Span;
  readonly value: Literal | Missing;
}

/** A value without a field: it is looked for in every field. */
export interface FreeText {
  readonly kind: 'free-text';
  readonly span: Span;
  readonly value: Literal;
}

export interface FieldName {
  readonly kind: 'field';
  readonly span: Span;
  /** Dotted, without escapes and quotes; a wildcard in it is written `*`. Empty where none is written (an error says so). */
  readonly name: string;
  /** For a name with wildcards (`file.hash.*`) what stands between them: one more than there are wildcards. */
  readonly pieces: readonly string[] | undefined;
  readonly quoted: boolean;
}

/** What may stand behind `field:`. */
export type Values = ValueLogical | ValueNot | ValueGroup | Literal | Missing;

export interface ValueLogical {
  readonly kind: 'value-logical';
  readonly span: Span;
  readonly operator: 'and' | 'or';
  /** As in `Logical`. */
  readonly operatorSpans: readonly Span[];
  /** At least two. */
  readonly operands: readonly Values[];
}

export interface ValueNot {
  readonly kind: 'value-not';
  readonly span: Span;
  readonly operatorSpan: Span;
  readonly operand: Values;
}

export interface ValueGroup {
  readonly kind: 'value-group';
  /** With the parentheses. */
  readonly span: Span;
  readonly values: Values;
}

export type Literal = StringLiteral | Pattern | BooleanLiteral | NullLiteral;

/** A text, in quotes or without. Numbers, dates and addresses are texts too: the field's type says what they mean. */
export interface StringLiteral {
  readonly kind: 'string';
  readonly span: Span;
  /** Without quotes and escapes. A `*` in it stands for itself. */
  readonly value: string;
  readonly quoted: boolean;
  /** Offsets of `value` <-> offsets of the query. */
  readonly source: SourceMap;
}

/** A text without quotes that has wildcards. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly span: Span;
  /** Without escapes; wildcards are written `*`, as are stars that were escaped. */
  readonly value: string;
  /** What stands between the wildcards: one more than there are wildcards. `*` alone is `['', '']`: the field exists. */
  readonly pieces: readonly string[];
  /** Offsets of `value` <-> offsets of the query. */
  readonly source: SourceMap;
}

/** `true` or `false` without quotes, in lower case. */
export interface BooleanLiteral {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

/** `null` without quotes, in lower case. */
export interface NullLiteral {
  readonly kind: 'null';
  readonly span: Span;
}

/** Stands where a condition or a value should be and is not; an error was reported for it. */
export interface Missing {
  readonly kind: 'missing';
  readonly span: Span;
}

export type KqlNode = KqlQuery | Expression | Values | FieldName;
