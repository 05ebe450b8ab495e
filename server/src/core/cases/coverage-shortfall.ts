import { percentOf } from '../trace/coverage/report.ts';
import { percentInWords } from '../trace/coverage/words.ts';
import type { RuleReport } from './report.ts';

/**
 * What a rule lacks of the coverage that its configuration asks for, a sentence; `undefined` when it lacks nothing, nothing is
 * asked for, or coverage was not counted.
 * @param nameOf how a line of a file is called
 */
export function coverageShortfall(
  { name, coverage, configuration }: RuleReport,
  nameOf: (location: string, line: number) => string,
): string | undefined {
  const least = configuration?.leastCoverage;
  if (coverage === undefined || configuration === undefined || least === undefined) return undefined;
  const { all } = coverage.totals;
  const percent = percentOf(all);
  if (percent >= least.percent) return undefined;
  const counts = `${percentInWords(percent)} (${String(all.covered)} of ${String(all.total)} places)`;
  const place = nameOf(configuration.location, least.line);
  return `The cases of the rule \`${name}\` cover ${counts} of its query, and \`coverage.minimum\` (${place}) is ${String(least.percent)} %.`;
}
