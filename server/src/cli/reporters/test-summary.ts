import { count } from './count.ts';
import { createStyle, type Style } from './style.ts';
import type { TestSummary } from './test-report.ts';

/** `2 rules, 5 cases: 4 passed, 1 failed (1 rule without cases)` */
export function summaryText(summary: TestSummary, style: Style = createStyle(false)): string {
  const { rules, cases, passed, failed, rulesWithoutCases, rulesThatFallShort = 0 } = summary;
  const verdict =
    failed > 0
      ? `${style.green(`${String(passed)} passed`)}, ${style.red(`${String(failed)} failed`)}`
      : style.green(`${String(passed)} passed`);
  const without =
    rulesWithoutCases > 0 ? style.dim(` (${count(rulesWithoutCases, 'rule')} without cases)`) : '';
  const short =
    rulesThatFallShort > 0
      ? `; ${style.red(`${count(rulesThatFallShort, 'rule')} ${rulesThatFallShort === 1 ? 'falls' : 'fall'} short`)}`
      : '';
  return `${count(rules, 'rule')}, ${count(cases, 'case')}: ${verdict}${without}${short}`;
}
