import { COVERAGE_STATES, kindInWords, percentInWords } from '../../core/index.ts';
import type { CoverageReport } from '../../core/trace/coverage/report.ts';
import { printable } from '../printable.ts';
import type { Style } from './style.ts';
import type { TestedRule } from './test-report.ts';
import { textWidth } from './text-width.ts';
import { kindsOf, uncoveredIn, type Uncovered } from './uncovered.ts';

/** Of what is not covered, for people; the JSON has all. */
const MOST_LISTED = 50;
/** Of the query's text in the list. */
const LONGEST_TEXT = 60;

const KINDS = {
  condition: 'conditions',
  literal: 'literals',
  branch: 'branches of `or`',
  call: 'calls',
  term: 'terms',
  all: 'all',
} as const satisfies Record<keyof CoverageReport['totals'], string>;

/** The table of what the cases exercise, and each place that they do not. */
export function coverageLines(tested: TestedRule, style: Style): readonly string[] {
  const { coverage } = tested.report;
  if (coverage === undefined)
    return [`  ${style.yellow('coverage: not measured, for the rule was not run')}`];
  const missing = uncoveredIn(tested);
  const hidden = missing.length - MOST_LISTED;
  return [
    ...tableLines(coverage, style),
    ...missing.slice(0, MOST_LISTED).map((place) => placeLine(place, tested, style)),
    ...(hidden > 0 ? [`      … and ${String(hidden)} more places; --format json has all`] : []),
  ];
}

function tableLines(coverage: CoverageReport, style: Style): readonly string[] {
  const head = ['coverage', 'covered', 'never decisive', 'never true'];
  const rows = kindsOf(coverage).map((kind) => {
    const { total, covered, neverDecisive, neverTrue } = coverage.totals[kind];
    const percent = percentInWords((100 * covered) / total);
    return [
      KINDS[kind],
      `${String(covered)} of ${String(total)}, ${percent}`,
      String(neverDecisive),
      String(neverTrue),
    ];
  });
  const all = [head, ...rows];
  const widths = head.map((_cell, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ''))));
  return all.map((row, index) => {
    const cells = row.map((cell, column) => pad(cell, widths[column] ?? 0, column > 0));
    const line = `    ${cells.join('   ')}`.trimEnd();
    return index === 0 ? style.dim(line) : line;
  });
}

function pad(cell: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - textWidth(cell)));
  return right ? blanks + cell : cell + blanks;
}

function placeLine(place: Uncovered, { path }: TestedRule, style: Style): string {
  const link = `${path}:${String(place.line)}:${String(place.column)}`;
  const { text } = place;
  const short = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  const paint = place.state === 'never-true' ? style.red : style.yellow;
  return `      ${style.bold(printable(link))}: ${kindInWords(place)} ${printable(short)}: ${paint(COVERAGE_STATES[place.state])}`;
}
