import { stringOf } from '../../../core/rule/values.ts';
import type { ExplainedRule } from './report.ts';

/** The rule's name, or its path when it has none. */
export function ruleName({ rule, path }: ExplainedRule): string {
  return stringOf(rule.rule, 'name')?.value ?? path;
}
