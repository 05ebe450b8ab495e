import { commands, Disposable, window } from 'vscode';
import { COMMANDS } from '../names.ts';
import { eventPlaceOf, isTestItem } from '../testing/event-items.ts';
import { ruleOf } from '../testing/run-requested.ts';
import { registerTrusted } from '../trust.ts';

/**
 * What the menu of an item in the Test Explorer offers: "Open Rule" of a case and of an event, "Show Trace" of an event.
 * Argument: the item. Returns what the command behind it does.
 */
export function registerTestItems(): Disposable {
  return Disposable.from(
    commands.registerCommand(COMMANDS.openRuleOfTest, async (item?: unknown) => {
      const rule = isTestItem(item) ? ruleOf(item) : undefined;
      if (rule?.uri === undefined) return tell('rule');
      const selection = rule.range;
      return await window.showTextDocument(rule.uri, { ...(selection && { selection }) });
    }),
    registerTrusted(COMMANDS.traceTestedEvent, async (item?: unknown) => {
      const event = isTestItem(item) ? eventPlaceOf(item) : undefined;
      if (!isTestItem(item) || event === undefined) return tell('event');
      return await commands.executeCommand(COMMANDS.showTrace, ruleOf(item).uri, event);
    }),
  );
}

function tell(what: string): undefined {
  void window.showWarningMessage(`There is no ${what} here: choose one in the Test Explorer, and try again.`);
  return undefined;
}
