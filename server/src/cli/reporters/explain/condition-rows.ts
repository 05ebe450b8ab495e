import type { QueryTrace } from '../../../core/trace/trace.ts';
import type { ConditionTrace } from '../../../core/trace/condition-trace.ts';
import { queryText, type Report } from './report.ts';

/** One line of an event query as it is shown. */
export interface Row {
  readonly depth: number;
  readonly text: string;
  /** The condition whose sign stands before it; `undefined` for `any where` and closing brackets. */
  readonly trace: ConditionTrace | undefined;
  /** The condition with the values: `trace`, or what is below its `not`; `undefined` for brackets. */
  readonly leaf: ConditionTrace | undefined;
  /** Every condition that this line is: with each `not` of it. */
  readonly conditions: readonly ConditionTrace[];
  /** A `not` is written on this line. */
  readonly negated: boolean;
}

/** The lines of an event query: `category where`, then a condition a line, those of brackets further in. */
export function rowsOf(query: QueryTrace, report: Report): readonly Row[] {
  const root = query.condition;
  const [first, ...others] = root.children;
  if (root.kind !== 'and' || first === undefined) return rowsOfCondition(root, 0, '', report);
  const isCategory = first.span.start === root.span.start;
  const category = isCategory ? first : undefined;
  const conditions = isCategory ? others : root.children;
  const head: Row = {
    depth: 0,
    text: `${category === undefined ? 'any' : oneLine(category, report)} where`,
    trace: category,
    leaf: category,
    conditions: category === undefined ? [] : [category],
    negated: false,
  };
  return [head, ...joined(conditions, 'and', 1, report)];
}

function joined(
  conditions: readonly ConditionTrace[],
  operator: string,
  depth: number,
  report: Report,
): readonly Row[] {
  return conditions.flatMap((condition, index) =>
    rowsOfCondition(condition, depth, index === 0 ? '' : `${operator} `, report),
  );
}

/** `above`: the negations of the same line. */
function rowsOfCondition(
  trace: ConditionTrace,
  depth: number,
  lead: string,
  report: Report,
  above: readonly ConditionTrace[] = [],
  negated = false,
): readonly Row[] {
  const conditions = [...above, trace];
  const [child] = trace.children;
  if (trace.kind === 'not' && child !== undefined) {
    // `!=`, `not in` and `== null` are negations without a `not` of their own.
    const isWritten = child.span.start !== trace.span.start;
    const next = isWritten ? `${lead}not ` : lead;
    return rowsOfCondition(child, depth, next, report, conditions, negated || isWritten);
  }
  const row = { depth, trace: conditions[0], conditions, negated };
  if (trace.kind !== 'and' && trace.kind !== 'or')
    return [{ ...row, text: `${lead}${oneLine(trace, report)}`, leaf: trace }];
  return [
    { ...row, text: `${lead}(`, leaf: undefined },
    ...joined(trace.children, trace.kind, depth + 1, report),
    { depth, text: ')', trace: undefined, leaf: undefined, conditions: [], negated: false },
  ];
}

/** A condition on one line. No literal goes over several, so none is changed. */
export function oneLine({ span }: ConditionTrace, report: Report): string {
  return queryText(report, span)
    .replace(/\(\s*\n\s*/g, '(')
    .replace(/\s*\n\s*\)/g, ')')
    .replace(/\s*\n\s*/g, ' ');
}
