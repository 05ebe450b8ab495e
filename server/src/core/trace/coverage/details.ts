import { lexEql } from '../../eql/lex.ts';
import { LineIndex, type Range } from '../../text/line-index.ts';
import { cover, textOf, type Span } from '../../text/span.ts';
import type { QueryInFile } from './json.ts';
import type { CoverageCount, CoverageItem, CoverageReport } from './report.ts';
import { COVERAGE_STATES } from './words.ts';

/** A report as editors show it: statements with branches, and declarations. Ranges are LSP's, in the rule file. */
export interface CoverageDetails {
  /** Conditions and calls; literals and branches of `or`; terms. Together all that the report counts. */
  readonly counts: Readonly<Record<'statements' | 'branches' | 'declarations', CoverageCount>>;
  /** A condition with its literals; an `or` with its operands; a call inside a condition. */
  readonly statements: readonly CoverageStatement[];
  /** Terms of a sequence or a sample, by their text. */
  readonly declarations: readonly CoverageDeclaration[];
}

export interface CoverageStatement {
  /** Of one line: of a condition that goes over several the first, so that its literals keep their lines for themselves. */
  readonly range: Range;
  /** Events that covered it; of an `or`, whether one of its operands is covered. */
  readonly hits: number | boolean;
  readonly branches: readonly CoverageBranch[];
}

export interface CoverageBranch {
  /** Empty for an operand of `or`, at its end: the conditions in it have the rest. */
  readonly range: Range;
  readonly hits: number;
  /** The text, and how it fared: `"dd" (true, but never decisive)`. */
  readonly label: string;
}

export interface CoverageDeclaration {
  readonly range: Range;
  readonly hits: number;
  readonly name: string;
}

/** @param query the query's text, in which the report's spans are */
export function coverageDetails(report: CoverageReport, query: string, file: QueryInFile): CoverageDetails {
  const places = placesIn(query, file);
  const { condition, call, literal, branch, term } = report.totals;
  return {
    counts: { statements: sum(condition, call), branches: sum(literal, branch), declarations: term },
    statements: statementsOf(report.items, query, places),
    declarations: report.items
      .filter(({ kind }) => kind === 'term')
      .map(({ span, hits }) => ({ range: places.rangeOf(span), hits, name: brief(textOf(query, span)) })),
  };
}

function sum(one: CoverageCount, other: CoverageCount): CoverageCount {
  return {
    total: one.total + other.total,
    covered: one.covered + other.covered,
    neverDecisive: one.neverDecisive + other.neverDecisive,
    neverTrue: one.neverTrue + other.neverTrue,
  };
}

interface Places {
  rangeOf(span: Span): Range;
  /** What of the span is on the line that it starts on. */
  firstLineOf(span: Span): Range;
}

function placesIn(query: string, { text, source }: QueryInFile): Places {
  const lines = new LineIndex(text);
  const rangeOf = (span: Span): Range => lines.rangeOf(source.spanToSource(span));
  return {
    rangeOf,
    firstLineOf(span) {
      const [line = ''] = textOf(query, span).split(/[ \t]*\r?\n/, 1);
      return rangeOf({ start: span.start, end: span.start + line.length });
    },
  };
}

/** Statements that start at one place stand the longer before the shorter, as editors want nested ones. */
function statementsOf(
  items: readonly CoverageItem[],
  query: string,
  places: Places,
): readonly CoverageStatement[] {
  const groups = groupsOf(items);
  return items.flatMap((item) => {
    const group = groups.get(item.group) ?? [];
    switch (item.kind) {
      case 'condition':
        return [conditionStatement(item, group, query, places)];
      case 'call':
        return isAllOfItsCondition(item, group) ? [] : [{ ...plain(item, places), branches: [] }];
      case 'branch':
        return item === group.find(({ kind }) => kind === 'branch')
          ? [orStatement(group, query, places)]
          : [];
      case 'literal':
      case 'term':
        return [];
    }
  });
}

function groupsOf(items: readonly CoverageItem[]): ReadonlyMap<number, readonly CoverageItem[]> {
  const groups = new Map<number, CoverageItem[]>();
  for (const item of items) {
    const group = groups.get(item.group);
    if (group === undefined) groups.set(item.group, [item]);
    else group.push(item);
  }
  return groups;
}

function plain({ span, hits }: CoverageItem, places: Places) {
  return { range: places.firstLineOf(span), hits };
}

/** Its condition has the place already. */
function isAllOfItsCondition({ span }: CoverageItem, group: readonly CoverageItem[]): boolean {
  return group.some(
    (one) => one.kind === 'condition' && one.span.start === span.start && one.span.end === span.end,
  );
}

function conditionStatement(
  condition: CoverageItem,
  group: readonly CoverageItem[],
  query: string,
  places: Places,
): CoverageStatement {
  const literals = group.filter(({ kind }) => kind === 'literal');
  // Editors tell of statements only whether they are covered: that it was true is told of a branch.
  const isUntold =
    condition.state === 'never-decisive' && !literals.some(({ state }) => state === 'never-decisive');
  const told = isUntold ? [condition, ...literals] : literals;
  const branches = told.map((item) => ({ ...plain(item, places), label: labelOf(item, query) }));
  return { ...plain(condition, places), branches };
}

/** Stands at the word `or` behind the first operand. */
function orStatement(group: readonly CoverageItem[], query: string, places: Places): CoverageStatement {
  const operands = group.filter(({ kind }) => kind === 'branch');
  const spans = operands.map(({ span }) => span);
  const word = wordOr(spans, query) ?? spans.reduce(cover);
  const branches = operands.map((item) => {
    const { end } = places.rangeOf(item.span);
    return { range: { start: end, end }, hits: item.hits, label: labelOf(item, query) };
  });
  return { range: places.firstLineOf(word), hits: operands.some(({ hits }) => hits > 0), branches };
}

function wordOr([first, second]: readonly Span[], query: string): Span | undefined {
  if (first === undefined || second === undefined) return undefined;
  // Between operands there are operators, brackets and comments.
  const word = lexEql(query.slice(first.end, second.start)).find(({ text }) => /^or$/i.test(text));
  return word && { start: first.end + word.span.start, end: first.end + word.span.end };
}

function labelOf({ span, state, excludes }: CoverageItem, query: string): string {
  const told = [...(excludes ? ['exclusion'] : []), ...(state === 'covered' ? [] : [COVERAGE_STATES[state]])];
  const text = brief(textOf(query, span));
  return told.length === 0 ? text : `${text} (${told.join(': ')})`;
}

/** Longest text of a label or a name. */
const LONGEST = 60;

function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  // Not between the two halves of a character beyond the first plane.
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
