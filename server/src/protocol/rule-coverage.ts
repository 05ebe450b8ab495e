import type { PlaceInRule, ProtocolRange } from './places.ts';

/** What cases exercise of a rule's query, in an editor's terms. */
export interface RuleCoverage {
  /** The query as it stands in the rule's text: where that is another text now, the ranges are of before. */
  readonly source: PlaceInRule;
  /** Of all places of the query; in percent, rounded down to one place. */
  readonly summary: string;
  /** Why the rule falls short of the least coverage that its configuration asks for; a sentence. */
  readonly shortfall?: string;
  /** The first places that no case covers, and how many more there are. */
  readonly uncovered: readonly PlaceInRule[];
  readonly more: number;
  readonly counts: Readonly<Record<'statements' | 'branches' | 'declarations', CoveredCount>>;
  readonly statements: readonly (CoveredPlace & {
    readonly branches: readonly (CoveredPlace & { readonly label: string })[];
  })[];
  readonly declarations: readonly (CoveredPlace & { readonly name: string })[];
}

export interface CoveredCount {
  readonly covered: number;
  readonly total: number;
}

export interface CoveredPlace {
  readonly range: ProtocolRange;
  /** Events that covered it, or whether it is covered. */
  readonly hits: number | boolean;
}
