import { LineIndex, type Range } from '../../text/line-index.ts';
import type { SourceMap } from '../../text/source-map.ts';
import type { CoverageItem, CoverageReport } from './report.ts';

/** Where the query stands in a rule file. */
export interface QueryInFile {
  /** The whole file. */
  readonly text: string;
  readonly source: SourceMap;
}

/** A report for programs. Ranges are LSP's, in the rule file: 0-based lines and UTF-16 characters. */
export interface JsonCoverage {
  readonly totals: CoverageReport['totals'];
  readonly items: readonly (Omit<CoverageItem, 'span' | 'group'> & {
    readonly range: Range;
    readonly text: string;
  })[];
}

/** @param query the query's text, in which the report's spans are */
export function coverageToJson(report: CoverageReport, query: string, file: QueryInFile): JsonCoverage {
  const lines = new LineIndex(file.text);
  return {
    totals: report.totals,
    items: report.items.map(({ span, kind, state, hits, held, excludes }) => ({
      kind,
      state,
      range: lines.rangeOf(file.source.spanToSource(span)),
      text: query.slice(span.start, span.end),
      hits,
      held,
      excludes,
    })),
  };
}
