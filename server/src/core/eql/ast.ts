import type { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';

/**
 * The tree of an EQL query; names follow Elasticsearch's grammar (eql/src/main/antlr/EqlBase.g4).
 * All spans are UTF-16 offsets of the query's text. Parentheses are kept as `group`.
 */
export interface EqlQuery {
  readonly kind: 'query';
  readonly span: Span;
  /** `undefined` when not even the kind of query can be told. */
  readonly body: EqlBody | undefined;
  readonly pipes: readonly Pipe[];
}

export type EqlBody = EventQuery | Sequence | Sample | Join;

export interface EventQuery {
  readonly kind: 'event-query';
  readonly span: Span;
  readonly category: Category;
  readonly condition: Expression;
}

export interface Category {
  readonly kind: 'category';
  readonly span: Span;
  /** `undefined` for `any`, which accepts events of every category and those without one. */
  readonly name: string | undefined;
}

export interface Sequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly by: JoinKeys | undefined;
  readonly maxspan: Maxspan | undefined;
  readonly terms: readonly SequenceTerm[];
  readonly until: SequenceTerm | undefined;
}

export interface SequenceTerm {
  readonly kind: 'sequence-term';
  readonly span: Span;
  /** `![...]`: no such event may lie there. */
  readonly missing: boolean;
  readonly query: EventQuery;
  readonly by: JoinKeys | undefined;
  readonly runs: Runs | undefined;
}

export interface Sample {
  readonly kind: 'sample';
  readonly span: Span;
  readonly by: JoinKeys | undefined;
  readonly terms: readonly SequenceTerm[];
}

/** Parsed, then refused: Elasticsearch has no `join` command. */
export interface Join {
  readonly kind: 'join';
  readonly span: Span;
  readonly by: JoinKeys | undefined;
  readonly terms: readonly SequenceTerm[];
  readonly until: SequenceTerm | undefined;
}

export interface JoinKeys {
  readonly kind: 'join-keys';
  /** From `by` to the last key. */
  readonly span: Span;
  readonly keys: readonly Expression[];
}

export interface Maxspan {
  readonly kind: 'maxspan';
  /** From `with` to the unit. */
  readonly span: Span;
  /** `5m` as written. */
  readonly valueSpan: Span;
  /** `undefined` when number or unit are wrong (an error says so). */
  readonly milliseconds: number | undefined;
}

export interface Runs {
  readonly kind: 'runs';
  readonly span: Span;
  /** `undefined` when it is not in 1..100 (an error says so). */
  readonly count: number | undefined;
}

export interface Pipe {
  readonly kind: 'pipe';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
}

export type Expression =
  | Logical
  | Not
  | Comparison
  | InList
  | Match
  | Arithmetic
  | Sign
  | Call
  | FieldReference
  | Literal
  | Group
  | Missing;

/** A chain of the same operator: `a and b and c` has three operands. */
export interface Logical {
  readonly kind: 'logical';
  readonly span: Span;
  readonly operator: 'and' | 'or';
  /** At least two. */
  readonly operands: readonly Expression[];
}

export interface Not {
  readonly kind: 'not';
  readonly span: Span;
  readonly operand: Expression;
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export interface Comparison {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly operator: ComparisonOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export interface InList {
  readonly kind: 'in';
  readonly span: Span;
  readonly operator: 'in' | 'in~';
  readonly operatorSpan: Span;
  /** `not in`. */
  readonly negated: boolean;
  readonly operand: Expression;
  /** The parentheses and what is between. */
  readonly listSpan: Span;
  readonly list: readonly Expression[];
}

export type MatchOperator = ':' | 'like' | 'like~' | 'regex' | 'regex~';

export interface Match {
  readonly kind: 'match';
  readonly span: Span;
  readonly operator: MatchOperator;
  readonly operatorSpan: Span;
  readonly operand: Expression;
  /** The parentheses and what is between; `undefined` for a single value without parentheses. */
  readonly listSpan: Span | undefined;
  readonly values: readonly (Literal | Missing)[];
}

export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly span: Span;
  readonly operator: '+' | '-' | '*' | '/' | '%';
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Sign {
  readonly kind: 'sign';
  readonly span: Span;
  readonly operator: '+' | '-';
  readonly operand: Expression;
}

export interface Call {
  readonly kind: 'call';
  readonly span: Span;
  /** As written, without `~`. Elasticsearch looks names up without regard to case. */
  readonly name: string;
  readonly nameSpan: Span;
  /** `name~(...)`. */
  readonly caseInsensitive: boolean;
  readonly args: readonly Expression[];
}

export interface FieldReference {
  readonly kind: 'field';
  readonly span: Span;
  /** Dotted, without `?` and backquotes. */
  readonly name: string;
  /** The name without `?`. */
  readonly nameSpan: Span;
  /** `?field`: may be absent from the mapping. */
  readonly optional: boolean;
}

export type Literal = StringLiteral | NumberLiteral | BooleanLiteral | NullLiteral;

export interface StringLiteral {
  readonly kind: 'string';
  readonly span: Span;
  readonly value: string;
  /** `"""..."""`, where nothing is an escape. */
  readonly raw: boolean;
  /** Offsets of `value` <-> offsets of the query. */
  readonly source: SourceMap;
}

export interface NumberLiteral {
  readonly kind: 'number';
  readonly span: Span;
  /** Whole numbers that fit 64 bits are bigint, all others number. */
  readonly value: number | bigint;
  /** Elasticsearch's choice: 32 bits, 64 bits, else double. */
  readonly type: 'integer' | 'long' | 'double';
}

export interface BooleanLiteral {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface NullLiteral {
  readonly kind: 'null';
  readonly span: Span;
}

export interface Group {
  readonly kind: 'group';
  /** With the parentheses. */
  readonly span: Span;
  readonly expression: Expression;
}

/** Stands where an expression should be and is not; an error was reported for it. */
export interface Missing {
  readonly kind: 'missing';
  readonly span: Span;
}

export type EqlNode =
  EqlQuery | EqlBody | Category | SequenceTerm | JoinKeys | Maxspan | Runs | Pipe | Expression;
