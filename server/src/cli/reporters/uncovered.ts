import type { CoverageItem, CoverageReport, CoverageState } from '../../core/trace/coverage/report.ts';
import type { TestedRule } from './test-report.ts';

/** A place of the query that no case covers. */
export interface Uncovered {
  /** 1-based, in the rule file. */
  readonly line: number;
  readonly column: number;
  readonly kind: CoverageItem['kind'];
  readonly excludes: boolean;
  readonly state: Exclude<CoverageState, 'covered'>;
  /** The query's text there, on one line. */
  readonly text: string;
}

/** What no case covers, in the order of the text. */
export function uncoveredIn({ report: { coverage }, query, lines }: TestedRule): readonly Uncovered[] {
  if (coverage === undefined || query === undefined) return [];
  return coverage.items.flatMap(({ span, kind, excludes, state }) => {
    if (state === 'covered') return [];
    const { line, character } = lines.positionAt(query.source.toSource(span.start));
    const text = query.text.slice(span.start, span.end).replace(/\s+/g, ' ');
    return [{ line: line + 1, column: character + 1, kind, excludes, state, text }];
  });
}

/** Of one kind, where the query has any. */
export function kindsOf({ totals }: CoverageReport): readonly (keyof CoverageReport['totals'])[] {
  const kinds = ['condition', 'literal', 'branch', 'call', 'term', 'all'] as const;
  return kinds.filter((kind) => totals[kind].total > 0);
}
