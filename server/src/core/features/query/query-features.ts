import type { SignatureHelp, SymbolKind } from 'vscode-languageserver-types';
import type { EmbeddedQuery, RuleDocument } from '../../rule/rule-document.ts';
import type { Span } from '../../text/span.ts';
import type { Candidates } from '../completion/candidate.ts';
import type { FieldRanking } from '../completion/field-ranking.ts';
import type { Facts } from '../facts.ts';
import type { Explanation } from '../hover/explanation.ts';
import type { ColouredSpan } from '../tokens/token.ts';

/** What a query's features may look at beside the query. */
export interface QueryContext {
  /** The rule around it; `undefined` for a file that is a query. */
  readonly rule: RuleDocument | undefined;
  /** The index patterns whose events it reads; none where it is not known. */
  readonly indices: readonly string[];
  readonly facts: Facts;
  readonly ranking: FieldRanking;
}

/** A part of a query for the outline. Spans are offsets of the query. */
export interface QueryPart {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** What the editor shows when the part is chosen. */
  readonly selection: Span;
  readonly children: readonly QueryPart[];
  readonly detail?: string;
}

/** What an editor asks about one query, in the terms of its language. Offsets and spans are of the query. */
export interface QueryFeatures {
  /** What may stand at an offset; `trigger`: the sign whose typing asked. */
  complete(offset: number, context: QueryContext, trigger?: string): Candidates | undefined;
  hover(offset: number, context: QueryContext): Explanation | undefined;
  /** The signature of the call that an offset lies in. */
  signatureHelp(offset: number): SignatureHelp | undefined;
  /** In the order of the text. */
  colours(): readonly ColouredSpan[];
  outline(): readonly QueryPart[];
  /** What can be folded, and the comments that can. */
  folds(): { readonly spans: readonly Span[]; readonly comments: readonly Span[] };
  /** Every stretch that a growing selection may stop at, in any order. */
  stretches(): readonly Span[];
}

/** A query language, as the features know it: one line in `languages.ts`. */
export interface LanguageFeatures {
  /** The features of a query; `undefined` when it is not of this language. */
  open(query: EmbeddedQuery): QueryFeatures | undefined;
  /** Markdown about a keyword, an operator or the like, for the word that completion offered. */
  wordDoc(name: string): string | undefined;
  functionDoc(name: string): string | undefined;
}
