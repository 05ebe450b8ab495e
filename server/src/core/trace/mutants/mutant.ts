import type { Span } from '../../text/span.ts';

/** What is done to a query to see whether its cases notice. */
export type MutantOperator =
  /** One operand of an `and` goes; the only condition of an event query becomes `true`. */
  | 'drop-condition'
  /** One operand of an `or` goes. */
  | 'drop-branch'
  /** One literal of a list of several goes. */
  | 'drop-literal'
  /** A pattern that has a wildcard gets a `*` at an end where it has none. */
  | 'widen-wildcard'
  /** A pattern loses the `*` at one of its ends. */
  | 'narrow-wildcard'
  /** `:`, `like`, `regex`, `in`, `==` and functions take their other form in the matter of case. */
  | 'flip-case'
  /** `and` becomes `or`, and the other way round. */
  | 'swap-and-or'
  /** A `not` goes; `!=` becomes `==`, `not in` becomes `in`. */
  | 'drop-not'
  /** Ten times the `maxspan`. */
  | 'longer-maxspan';

/** One change of a query. */
export interface Mutant {
  readonly operator: MutantOperator;
  /** What was changed, in the original query. */
  readonly span: Span;
  /** What stands there instead; empty where it went. */
  readonly replacement: string;
  /** The whole changed query. */
  readonly text: string;
}

/** A replacement of one stretch of the query. */
export interface Edit {
  readonly operator: MutantOperator;
  /** What is changed, for people. */
  readonly span: Span;
  /** What is cut out: more than `span` where an operator or a comma goes with it. */
  readonly cut?: Span;
  readonly replacement: string;
}
