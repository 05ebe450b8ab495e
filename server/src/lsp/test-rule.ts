import { LineIndex } from '../core/text/line-index.ts';
import type { CaseReport, JsonValue, QueryPlace, RuleReport } from '../core/cases/report.ts';
import type { RuleDocument } from '../core/rule/rule-document.ts';
import type { PlaceInRule, TestedCase, TestRuleResult } from '../protocol/index.ts';
import { placeOf } from './file-place.ts';
import { toRuleCoverage } from './rule-coverage.ts';

/** A rule's report as the client gets it. */
export function toTestRuleResult(report: RuleReport, rule: RuleDocument): TestRuleResult {
  const lines = new LineIndex(rule.text);
  const coverage = toRuleCoverage(report, rule, lines);
  return {
    uri: report.file,
    name: report.name,
    cases: report.cases.map((each) => toTestedCase(each, lines)),
    unsupported: report.unsupported.map((each) => ({ ...toPlace(each, lines), message: each.message })),
    searched: report.searched,
    notes: [...report.notes, ...configurationNotes(report)],
    ...(coverage && { coverage }),
  };
}

/** What is wrong in the `rulewright.toml` that counts for the rule. */
function configurationNotes({ configuration }: RuleReport): readonly string[] {
  if (configuration === undefined) return [];
  const { location, faults } = configuration;
  return faults.map(({ line, message }) => `${placeOf(location, line)}: ${message}`);
}

function toTestedCase(report: CaseReport, lines: LineIndex): TestedCase {
  return {
    name: report.name,
    uri: report.file,
    expect: report.expect,
    passed: report.passed,
    ...(report.milliseconds !== undefined && { milliseconds: report.milliseconds }),
    alerts: report.alerts,
    events: report.events,
    unread: report.unread,
    unreadTotal: report.unreadTotal,
    failures: report.failures.map(({ line, reason, condition, value }) => ({
      line,
      reason,
      ...(condition !== undefined && { condition: toPlace(condition, lines) }),
      ...valueText(value),
    })),
    tested: report.verdicts.map(({ line, alert, failed }) => ({
      line,
      alert,
      ...(failed !== undefined && { failed: { ...toPlace(failed, lines), ...valueText(failed.value) } }),
    })),
  };
}

function toPlace({ span, text }: QueryPlace, lines: LineIndex): PlaceInRule {
  return { range: lines.rangeOf(span), text };
}

function valueText(value: JsonValue | undefined): { readonly value?: string } {
  return value === undefined ? {} : { value: JSON.stringify(value) };
}
