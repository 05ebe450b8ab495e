import type { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';

/**
 * The tree of an ES|QL query; names follow Elasticsearch's grammar (EsqlBaseParser.g4). All spans are UTF-16 offsets of the
 * query's text. Parentheses are kept as `group`.
 */
export interface EsqlQuery {
  readonly kind: 'query';
  readonly span: Span;
  readonly commands: readonly Command[];
}

export type Command =
  | From
  | Row
  | Where
  | Eval
  | Stats
  | Project
  | Rename
  | Sort
  | Limit
  | Dissect
  | Grok
  | MvExpand
  | Enrich
  | LookupJoin
  | Completion
  | Opaque;

interface CommandBase {
  /** Without the `|` before it. */
  readonly span: Span;
  /** Of its word or words: `INLINE STATS`. */
  readonly nameSpan: Span;
  /** An error was reported in it, so that it may do more or less than its tree says. */
  readonly broken: boolean;
}

export interface From extends CommandBase {
  readonly kind: 'from';
  /** Index patterns as written, without quotes. */
  readonly sources: readonly Source[];
  /** From `METADATA` to the last of its columns. */
  readonly metadataSpan: Span | undefined;
  readonly metadata: readonly ColumnName[];
  /** It also reads from a query in parentheses, which is not looked into. */
  readonly hasSubquery: boolean;
}

export interface Source {
  readonly span: Span;
  readonly name: string;
}

export interface Row extends CommandBase {
  readonly kind: 'row';
  readonly fields: readonly Field[];
}

export interface Where extends CommandBase {
  readonly kind: 'where';
  readonly condition: Expression;
}

export interface Eval extends CommandBase {
  readonly kind: 'eval';
  readonly fields: readonly Field[];
}

/** `name = expression`, or an expression alone, whose column is named as it is written. */
export interface Field {
  readonly span: Span;
  readonly name: ColumnName | undefined;
  readonly expression: Expression;
}

export interface Stats extends CommandBase {
  readonly kind: 'stats';
  /** `INLINE STATS`: the rows stay, and get columns. */
  readonly inline: boolean;
  readonly aggregates: readonly Aggregate[];
  /** From `BY` on; `undefined` where there is none. */
  readonly bySpan: Span | undefined;
  readonly groupings: readonly Field[];
}

export interface Aggregate extends Field {
  /** `COUNT(*) WHERE condition` */
  readonly filter: Expression | undefined;
}

/** `KEEP`, `DROP` */
export type Project = Keep | Drop;

export interface Keep extends CommandBase {
  readonly kind: 'keep';
  readonly patterns: readonly ColumnName[];
}

export interface Drop extends CommandBase {
  readonly kind: 'drop';
  readonly patterns: readonly ColumnName[];
}

export interface Rename extends CommandBase {
  readonly kind: 'rename';
  readonly renames: readonly { readonly span: Span; readonly from: ColumnName; readonly to: ColumnName }[];
}

export interface Sort extends CommandBase {
  readonly kind: 'sort';
  readonly orders: readonly Expression[];
}

export interface Limit extends CommandBase {
  readonly kind: 'limit';
  readonly count: Expression;
}

export interface Dissect extends CommandBase {
  readonly kind: 'dissect';
  readonly input: Expression;
  readonly pattern: Expression;
  /** The columns that the pattern makes. */
  readonly columns: readonly PatternColumn[];
}

export interface Grok extends CommandBase {
  readonly kind: 'grok';
  readonly input: Expression;
  readonly patterns: readonly Expression[];
  readonly columns: readonly PatternColumn[];
}

export interface PatternColumn {
  readonly name: string;
  readonly span: Span;
  /** `keyword` unless the pattern says otherwise. */
  readonly type: string;
}

export interface MvExpand extends CommandBase {
  readonly kind: 'mv_expand';
  readonly column: ColumnName;
}

export interface Enrich extends CommandBase {
  readonly kind: 'enrich';
  readonly policy: Source | undefined;
  readonly on: ColumnName | undefined;
  /** `WITH name = field`; `undefined` where all fields of the policy are added. */
  readonly with: readonly { readonly name: ColumnName; readonly field: ColumnName }[] | undefined;
}

export interface LookupJoin extends CommandBase {
  readonly kind: 'lookup-join';
  readonly index: Source | undefined;
  /** Columns, or a condition over both sides. */
  readonly on: readonly Expression[];
}

export interface Completion extends CommandBase {
  readonly kind: 'completion';
  readonly target: ColumnName | undefined;
  readonly prompt: Expression;
  readonly options: Expression | undefined;
}

/** A command that is not looked into: nothing is known about the columns behind it. */
export interface Opaque extends CommandBase {
  readonly kind: 'opaque';
  /** In lower case. */
  readonly name: string;
}

/** The name of a column where one is named, not read: behind `KEEP`, left of `=`. */
export interface ColumnName {
  readonly kind: 'column';
  readonly span: Span;
  /** Dotted, without backquotes. */
  readonly name: string;
  /** For a name with wildcards (`KEEP event.*`) what stands between them. */
  readonly pieces: readonly string[] | undefined;
}

export type Expression =
  | Logical
  | Not
  | Comparison
  | InList
  | Like
  | IsNull
  | Match
  | Arithmetic
  | Sign
  | Call
  | Cast
  | ColumnName
  | Literal
  | List
  | MapLiteral
  | Star
  | Group
  | Missing;

/** A chain of the same operator: `a and b and c` has three operands. */
export interface Logical {
  readonly kind: 'logical';
  readonly span: Span;
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}

export interface Not {
  readonly kind: 'not';
  readonly span: Span;
  readonly operand: Expression;
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '=~';

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
  readonly negated: boolean;
  readonly operand: Expression;
  readonly list: readonly Expression[];
}

export interface Like {
  readonly kind: 'like';
  readonly span: Span;
  readonly operator: 'like' | 'rlike';
  readonly operatorSpan: Span;
  readonly negated: boolean;
  readonly operand: Expression;
  readonly patterns: readonly Expression[];
}

export interface IsNull {
  readonly kind: 'is-null';
  readonly span: Span;
  readonly negated: boolean;
  readonly operand: Expression;
}

/** `column : "text"` */
export interface Match {
  readonly kind: 'match';
  readonly span: Span;
  readonly operatorSpan: Span;
  readonly operand: Expression;
  readonly value: Expression;
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
  readonly operand: Expression;
}

export interface Call {
  readonly kind: 'call';
  readonly span: Span;
  /** As written. Elasticsearch looks names up without regard to case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
}

export interface Cast {
  readonly kind: 'cast';
  readonly span: Span;
  readonly operand: Expression;
  /** In lower case. */
  readonly type: string;
  readonly typeSpan: Span;
}

export type Literal = StringLiteral | NumberLiteral | BooleanLiteral | NullLiteral | Duration | Parameter;

export interface StringLiteral {
  readonly kind: 'string';
  readonly span: Span;
  readonly value: string;
  /** `"""..."""`, in which nothing is an escape. */
  readonly raw: boolean;
  /** Offsets of `value` <-> offsets of the query. */
  readonly source: SourceMap;
}

export interface NumberLiteral {
  readonly kind: 'number';
  readonly span: Span;
  readonly whole: boolean;
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

/** `7 days` */
export interface Duration {
  readonly kind: 'duration';
  readonly span: Span;
  /** In lower case, as written. */
  readonly unit: string;
}

/** `?name` */
export interface Parameter {
  readonly kind: 'parameter';
  readonly span: Span;
}

/** `[1, 2]` */
export interface List {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Expression[];
}

/** `{ "option": value }` */
export interface MapLiteral {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** `*` in `COUNT(*)` */
export interface Star {
  readonly kind: 'star';
  readonly span: Span;
}

export interface Group {
  readonly kind: 'group';
  readonly span: Span;
  readonly expression: Expression;
}

/** Stands where an expression should be and is not; an error was reported for it. */
export interface Missing {
  readonly kind: 'missing';
  readonly span: Span;
}
