import { commands, window, type ExtensionContext, type TestController } from 'vscode';
import { ActiveRule } from './active-rule.ts';
import { moveCaseFolders } from './cases/move-case-folder.ts';
import { registerAddEvent } from './commands/add-event.ts';
import { registerFormatQuery } from './commands/format-query.ts';
import { registerMinimiseEvent } from './commands/minimise-event.ts';
import { registerNewRule } from './commands/new-rule.ts';
import { registerRedactEvents } from './commands/redact-events.ts';
import { registerRunQuery } from './commands/run-query.ts';
import { registerTestEvents } from './commands/test-events.ts';
import { registerTestItems } from './commands/test-items.ts';
import { registerTestRule } from './commands/test-rule.ts';
import { COMMANDS, NAME } from './names.ts';
import { clientOptions } from './session/client-options.ts';
import { LanguageSession, type MakeClient } from './session/language-session.ts';
import { StatusItem } from './session/status-item.ts';
import { wakeOnRule } from './session/wake.ts';
import { RuleTests } from './testing/rule-tests.ts';
import { registerTimeline } from './timeline/show-timeline.ts';
import { whenTrusted } from './trust.ts';
import { registerTrace } from './trace/show-trace.ts';

/** What other extensions get, and our own tests. */
export interface RulewrightApi {
  /** The rules and cases of the Test Explorer; `undefined` while the workspace has neither. */
  readonly testController: TestController | undefined;
}

export interface Rulewright {
  readonly api: RulewrightApi;
  stop(): Promise<void>;
}

/** Registers everything and starts nothing: the server waits for the first document that looks like a rule. */
export function registerRulewright(
  context: ExtensionContext,
  makeClient: (options: ReturnType<typeof clientOptions>) => ReturnType<MakeClient>,
): Rulewright {
  const log = window.createOutputChannel(NAME, { log: true });
  const session = new LanguageSession(() => makeClient(clientOptions(log)), log);
  const active = new ActiveRule();
  const tests = new RuleTests(session);
  context.subscriptions.push(
    log,
    session,
    active,
    tests,
    new StatusItem(session, active),
    wakeOnRule(session),
    registerTestRule(tests),
    registerTestEvents(tests),
    registerTestItems(),
    registerRunQuery(session),
    registerFormatQuery(session),
    registerMinimiseEvent(session),
    registerRedactEvents(session),
    registerAddEvent(session),
    registerNewRule(session),
    registerTrace(session),
    registerTimeline(context, session),
    whenTrusted(() => moveCaseFolders(session)),
    commands.registerCommand(COMMANDS.restartServer, () => session.restart()),
    commands.registerCommand(COMMANDS.showLog, () => {
      log.show();
    }),
  );
  return {
    api: {
      get testController() {
        return tests.controller;
      },
    },
    stop: () => session.stop(),
  };
}
