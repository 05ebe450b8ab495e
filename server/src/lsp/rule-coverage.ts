import type { RuleReport } from '../core/cases/report.ts';
import {
  COVERAGE_STATES,
  coverageDetails,
  coverageShortfall,
  kindInWords,
  percentInWords,
  percentOf,
} from '../core/index.ts';
import type { EmbeddedQuery, RuleDocument } from '../core/rule/rule-document.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import type { CoverageItem } from '../core/trace/coverage/report.ts';
import type { PlaceInRule, RuleCoverage } from '../protocol/index.ts';
import { placeOf } from './file-place.ts';

/** Of what is not covered, for people; the editor shows all of it. */
const MOST_LISTED = 50;

/** What the cases exercise of the query as the client gets it; `undefined` where it was not counted. */
export function toRuleCoverage(
  report: RuleReport,
  { text, query }: RuleDocument,
  lines: LineIndex,
): RuleCoverage | undefined {
  const { coverage } = report;
  if (coverage === undefined || query === undefined) return undefined;
  const shortfall = coverageShortfall(report, placeOf);
  const { total, covered } = coverage.totals.all;
  const uncovered = coverage.items.filter(({ state }) => state !== 'covered');
  const { counts, statements, declarations } = coverageDetails(coverage, query.text, {
    text,
    source: query.source,
  });
  return {
    source: sourceOf(query, text, lines),
    summary: `${percentInWords(percentOf(coverage.totals.all))} (${String(covered)} of ${String(total)} places)`,
    ...(shortfall !== undefined && { shortfall }),
    uncovered: uncovered.slice(0, MOST_LISTED).map((item) => toPlace(item, query, lines)),
    more: Math.max(0, uncovered.length - MOST_LISTED),
    counts: {
      statements: countOf(counts.statements),
      branches: countOf(counts.branches),
      declarations: countOf(counts.declarations),
    },
    statements,
    declarations,
  };
}

function countOf({ covered, total }: RuleCoverage['counts']['statements']) {
  return { covered, total };
}

function sourceOf({ node }: EmbeddedQuery, text: string, lines: LineIndex): PlaceInRule {
  const { content } = node;
  return { range: lines.rangeOf(content), text: text.slice(content.start, content.end) };
}

/** `excluded literal "root": never true` */
function toPlace(item: CoverageItem, { source, text }: EmbeddedQuery, lines: LineIndex): PlaceInRule {
  const found = text.slice(item.span.start, item.span.end);
  return {
    range: lines.rangeOf(source.spanToSource(item.span)),
    text: `${kindInWords(item)} ${found}: ${COVERAGE_STATES[item.state]}`,
  };
}
