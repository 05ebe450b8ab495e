/** What the grammar allows at a place in a query (eql-semantics: Elasticsearch's EqlBase.g4), as completion needs it. */
export type Expected =
  /** The query's start: `sequence`, `sample` or a category. */
  | 'query'
  /** A category, at the start of a sequence term. */
  | 'category'
  | 'where'
  /** A field, a function, a literal or `not`. */
  | 'operand'
  /** An operator behind an operand. */
  | 'operator'
  /** `in`, behind `not`. */
  | 'in'
  /** The right side of an operator, or a member of its list. */
  | 'value'
  /** The `(` behind `in`. */
  | 'list'
  /** `and`, `or`, or an end, behind a whole comparison. */
  | 'connective'
  /** What may follow `sequence` or `sample` and their keys: `by`, `with maxspan`, `[`. */
  | 'head'
  /** A `[`: the term behind `until`. */
  | 'term'
  /** What may follow a term: `by`, `with runs`, `[`, `until`, a pipe. */
  | 'term-end'
  /** Behind the term of `until`: only a pipe. */
  | 'end'
  | 'join-key'
  /** `maxspan` or `runs`, behind `with`. */
  | 'with'
  | 'assign'
  | 'amount'
  | 'unit'
  | 'pipe'
  | 'nothing';

/** What stands left of an operator. */
export type Operand =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string }
  | { readonly kind: 'other' };

/** A call that is still open. */
export interface OpenCall {
  readonly name: string;
  /** 0-based index of the argument that stands here. */
  readonly argument: number;
}

export interface QueryPosition {
  readonly expected: Expected;
  /** `sequence`, `sample`, or `event` for a query without terms. */
  readonly body: 'event' | 'sequence' | 'sample';
  /** True once a term has been read: `with` then means `runs`. */
  readonly isAfterTerm: boolean;
  /** The event query's category: `process`; `undefined` for `any` and outside of conditions. */
  readonly category: string | undefined;
  /** What stands left of the operator that is expected, or of the one whose value is. */
  readonly operand: Operand | undefined;
  /** The operator whose value is expected. */
  readonly operator: string | undefined;
  /** Strings and numbers that stand in the open list, as written. */
  readonly listed: readonly string[];
  /** Calls that are open here, outermost first. */
  readonly calls: readonly OpenCall[];
}
