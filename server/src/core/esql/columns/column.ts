import type { Span } from '../../text/span.ts';

/** A column that is known to exist at a place in a query. */
export interface Column {
  readonly name: string;
  /** `field`: of the index, named by a `KEEP` or behind `BY`; `computed`: made by the query; `unsure`: it may be either. */
  readonly kind: 'metadata' | 'field' | 'computed' | 'unsure';
  /** ES|QL's type, where it is known. */
  readonly type: string | undefined;
  /** Where the query names it first: in a command that makes it, behind `METADATA` or `KEEP`. */
  readonly definition: Span;
  /** The assignment or the command that makes it; `undefined` for one that is named only. */
  readonly made?: Span;
}

/** What took columns away. */
export interface Removal {
  readonly kind: 'keep' | 'drop' | 'rename' | 'stats';
  /** Of the command's name. */
  readonly span: Span;
}

/** What a name means at a place. */
export type Lookup =
  | { readonly kind: 'column'; readonly column: Column }
  /** No column of the query's own: a field of the index, if it has one of that name. */
  | { readonly kind: 'index' }
  /** A step before it may have made anything. */
  | { readonly kind: 'unsure' }
  /** `removal`: what took it away, or left only others; `undefined` where nothing did and nothing made it. */
  | { readonly kind: 'absent'; readonly removal: Removal | undefined };
