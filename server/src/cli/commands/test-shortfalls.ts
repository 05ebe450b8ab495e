import { coverageShortfall } from '../../core/index.ts';
import type { RuleReport } from '../../core/cases/report.ts';
import { displayPath } from '../paths.ts';
import { count } from '../reporters/count.ts';
import type { LeastCases } from './test-options.ts';

/** What is asked of a rule and this one does not have; sentences. */
export function shortfallsOf(
  report: RuleReport,
  least: LeastCases | undefined,
  cwd: string,
): readonly string[] {
  const coverage = coverageShortfall(
    report,
    (location, line) => `${displayPath(location, cwd)}:${String(line)}`,
  );
  return [...missingCases(report, least), ...(coverage === undefined ? [] : [coverage])];
}

/** What `--min-cases` asks of a rule and this one does not have; a sentence, or none. */
function missingCases({ cases, name }: RuleReport, least: LeastCases | undefined): readonly string[] {
  if (least === undefined) return [];
  const noMatch = cases.filter(({ expect }) => expect === 'no-match').length;
  const match = cases.filter(({ expect }) => expect === 'match' || expect === 'match-any').length;
  const lacking = [
    ...(match < least.match ? [`${count(match, 'match case')} of at least ${String(least.match)}`] : []),
    ...(noMatch < least.noMatch
      ? [`${count(noMatch, 'no-match case')} of at least ${String(least.noMatch)}`]
      : []),
  ];
  return lacking.length === 0 ? [] : [`The rule \`${name}\` has ${lacking.join(' and ')}.`];
}
