import type { TestItem } from 'vscode';
import { FIND_CASES, type FindCasesResult } from '../../../server/src/protocol/index.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import type { RuleItems } from './rule-items.ts';

/** Asks the server for the cases of a rule and puts them below it. What went wrong is told at the rule's item. */
export async function resolveCases(
  session: LanguageSession,
  items: RuleItems,
  rule: TestItem,
): Promise<void> {
  rule.busy = true;
  try {
    const { cases } = await ask<FindCasesResult>(session, FIND_CASES, { uri: rule.id });
    items.setCases(rule, cases);
    rule.error = undefined;
  } catch (error) {
    rule.error = `The cases can't be found: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    rule.busy = false;
  }
}
