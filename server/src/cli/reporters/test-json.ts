import type { CaseFailure, CaseReport } from '../../core/cases/report.ts';
import { coverageToJson } from '../../core/index.ts';
import { displayPath } from '../paths.ts';
import type { TestedRule, TestReporter } from './test-report.ts';

/**
 * One document, printed at the end: `{version: 1, rules: [{path, name, cases, shortfalls?, coverage?}], summary}`. A `line` is the 1-based line on
 * which the event starts; ranges are LSP's, in the rule file.
 */
export function jsonTestReporter(cwd: string, coverage = false): TestReporter {
  const rules: unknown[] = [];
  return {
    rule: (tested) => {
      const { path, report, shortfalls } = tested;
      const cases = report.cases.map((one) => caseToJson(one, tested, cwd));
      const more = { ...(shortfalls.length > 0 && { shortfalls }), ...(coverage && coverageOf(tested)) };
      rules.push({ path, name: report.name, cases, ...more });
      return '';
    },
    end: (summary) => `${JSON.stringify({ version: 1, rules, summary }, undefined, 2)}\n`,
  };
}

function coverageOf({ report: { coverage }, query, text }: TestedRule) {
  if (coverage === undefined || query === undefined) return {};
  return { coverage: coverageToJson(coverage, query.text, { text, source: query.source }) };
}

function caseToJson(report: CaseReport, rule: TestedRule, cwd: string) {
  const { name, file, expect, passed, alerts, events, unreadTotal, failures, notes } = report;
  return {
    name,
    file: displayPath(file, cwd),
    expect,
    passed,
    alerts,
    events,
    unread: unreadTotal,
    failures: failures.map((failure) => failureToJson(failure, rule, cwd)),
    ...(notes && { notes }),
  };
}

function failureToJson(
  { file, line, reason, condition, value }: CaseFailure,
  { lines }: TestedRule,
  cwd: string,
) {
  return {
    file: displayPath(file, cwd),
    line,
    reason,
    ...(condition && { condition: { range: lines.rangeOf(condition.span), text: condition.text } }),
    ...(value !== undefined && { value }),
  };
}
