import type { RuleCoverage } from '../../../server/src/protocol/index.ts';
import { bold, dim, failure } from './ansi.ts';
import { brief, oneLine, plural } from './text.ts';

/** How much of the query the cases exercise, and what they do not. Behind an empty line. */
export function coverageLines({ summary, shortfall, uncovered, more }: RuleCoverage): readonly string[] {
  return [
    '',
    `${bold('coverage')} ${summary}`,
    ...(shortfall === undefined ? [] : [failure(oneLine(shortfall))]),
    ...uncovered.map(({ range, text }) => `    line ${String(range.start.line + 1)}: ${brief(text)}`),
    ...(more > 0 ? [dim(`    … and ${plural(more, 'more place')}`)] : []),
  ];
}
