import type { Span } from '../../text/span.ts';

/**
 * `condition`: a comparison, a test of a field, a category. `literal`: what a condition compares with, each of a list for
 * itself. `branch`: an operand of `or`. `call`: a call of a function. `term`: of a sequence or a sample, `until` too.
 */
export type CoverageKind = 'condition' | 'literal' | 'branch' | 'call' | 'term';

/**
 * `covered`: some event made it true, and the verdict on that event was left to it. `never-decisive`: it was true, but the
 * verdict never depended on it. `never-true`: no event made it true.
 */
export type CoverageState = 'covered' | 'never-decisive' | 'never-true';

export interface CoverageItem {
  readonly kind: CoverageKind;
  /** In the query's text. */
  readonly span: Span;
  /** Under an odd number of negations (`not`, `!=`, `until`, a missing event): what meets it raises no alert. */
  readonly excludes: boolean;
  readonly state: CoverageState;
  /** Events that covered it. */
  readonly hits: number;
  /** Events that made it true. */
  readonly held: number;
  /**
   * The same number for items that belong together: a condition with its literals and calls, the branches of one `or`. A
   * term is a group of its own.
   */
  readonly group: number;
}

export interface CoverageCount {
  readonly total: number;
  readonly covered: number;
  readonly neverDecisive: number;
  readonly neverTrue: number;
}

export interface CoverageReport {
  /** In the order of the text; of items that start at one place the longer first. */
  readonly items: readonly CoverageItem[];
  readonly totals: Readonly<Record<CoverageKind | 'all', CoverageCount>>;
}

export function reportOf(items: readonly CoverageItem[]): CoverageReport {
  const ofKind = (kind: CoverageKind): CoverageCount => count(items.filter((item) => item.kind === kind));
  return {
    items: items.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end),
    totals: {
      all: count(items),
      condition: ofKind('condition'),
      literal: ofKind('literal'),
      branch: ofKind('branch'),
      call: ofKind('call'),
      term: ofKind('term'),
    },
  };
}

export function stateOf({ hits, held }: Pick<CoverageItem, 'hits' | 'held'>): CoverageState {
  return hits > 0 ? 'covered' : held > 0 ? 'never-decisive' : 'never-true';
}

/** How much of the query is covered, in per cent; all of a query in which there is nothing to cover. */
export function percentOf({ covered, total }: CoverageCount): number {
  return total === 0 ? 100 : (100 * covered) / total;
}

function count(items: readonly CoverageItem[]): CoverageCount {
  const inState = (state: CoverageState): number => items.filter((item) => item.state === state).length;
  return {
    total: items.length,
    covered: inState('covered'),
    neverDecisive: inState('never-decisive'),
    neverTrue: inState('never-true'),
  };
}
