import { reportOf, stateOf, type CoverageItem, type CoverageReport } from './report.ts';

/**
 * Several reports of one query as one. Plans of a query may differ (a case may set the time of its search), and so may the
 * places that they have: a condition may be none in a plan where it comes to a constant.
 */
export function mergeCoverage(reports: readonly CoverageReport[]): CoverageReport {
  const merged = new Map<string, CoverageItem>();
  for (const { items } of reports) {
    for (const item of items) {
      const place = `${item.kind} ${String(item.span.start)} ${String(item.span.end)} ${String(item.excludes)}`;
      const known = merged.get(place);
      merged.set(place, known === undefined ? item : sum(known, item));
    }
  }
  return reportOf([...merged.values()]);
}

function sum(known: CoverageItem, { hits, held }: CoverageItem): CoverageItem {
  const both = { hits: known.hits + hits, held: known.held + held };
  return { ...known, ...both, state: stateOf(both) };
}
