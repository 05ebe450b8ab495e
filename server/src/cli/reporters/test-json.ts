import type { CaseFailure, CaseReport } from '../../core/cases/report.ts';
import { displayPath } from '../paths.ts';
import type { TestedRule, TestReporter } from './test-report.ts';

/**
 * One document, printed at the end: `{version: 1, rules: [{path, name, cases}], summary}`. A `line` is the 1-based line on
 * which the event starts; ranges are LSP's, in the rule file.
 */
export function jsonTestReporter(cwd: string): TestReporter {
  const rules: unknown[] = [];
  return {
    rule: (tested) => {
      const { path, report } = tested;
      rules.push({ path, name: report.name, cases: report.cases.map((one) => caseToJson(one, tested, cwd)) });
      return '';
    },
    end: (summary) => `${JSON.stringify({ version: 1, rules, summary }, undefined, 2)}\n`,
  };
}

function caseToJson(report: CaseReport, rule: TestedRule, cwd: string) {
  const { name, file, expect, passed, alerts, events, unread, failures, notes } = report;
  return {
    name,
    file: displayPath(file, cwd),
    expect,
    passed,
    alerts,
    events,
    unread: unread.length,
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
