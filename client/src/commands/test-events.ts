import { Disposable, env, Uri, window } from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol/index.ts';
import { ClipboardFiles } from '../inputs/clipboard-files.ts';
import { eventsInEditor } from '../inputs/events-documents.ts';
import { ruleInSight } from '../inputs/pick-rule.ts';
import { COMMANDS } from '../names.ts';
import type { RuleTests } from '../testing/rule-tests.ts';
import type { RunOptions } from '../testing/run-rule.ts';
import { registerTrusted } from '../trust.ts';
import { runAndReveal, ruleToTest } from './test-rule.ts';

type Events = Pick<RunOptions, 'files' | 'text'>;

/**
 * Runs a rule over events that are no cases: "Test Rule Against This File…" from the file explorer, "Against Events in Editor…"
 * and "Against Events on Clipboard…". Nothing is expected of them. The rule is the one in sight, else a list asks. Arguments of
 * the first, as menus give them: the file, all files that are selected. Last argument of each, for other extensions and tests:
 * the rule's URI. Return the report, or `undefined` when the rule was not run.
 */
export function registerTestEvents(tests: RuleTests): Disposable {
  const clipboard = new ClipboardFiles();
  const register = (
    command: string,
    events: (file: unknown, files: unknown) => Events | string | Promise<Events | string>,
  ): Disposable =>
    registerTrusted(command, async (file?: unknown, files?: unknown, rule?: unknown) => {
      const picked = await events(file, files);
      return typeof picked === 'string' ? refuse(picked) : run(tests, picked, rule);
    });
  return Disposable.from(
    clipboard,
    register(COMMANDS.testRuleAgainstFile, filesIn),
    register(COMMANDS.testRuleAgainstEditor, editorIn),
    register(COMMANDS.testRuleAgainstClipboard, async () => {
      const text = await env.clipboard.readText();
      if (text.trim() === '') return 'The clipboard holds no text: copy events as JSON, and try again.';
      return { files: [clipboard.add(text)] };
    }),
  );
}

async function run(tests: RuleTests, events: Events, rule: unknown): Promise<TestRuleResult | undefined> {
  const picked =
    rule instanceof Uri
      ? rule
      : await ruleInSight(() => tests.knownRules(), 'The rule to run over the events');
  const document = picked && (await ruleToTest(picked));
  return document && (await runAndReveal(tests, document, events));
}

function refuse(reason: string): undefined {
  void window.showWarningMessage(reason);
  return undefined;
}

/** The explorer gives the file under the mouse, and all that are selected, of which it is one. */
function filesIn(file: unknown, files: unknown): Events | string {
  const uris = (Array.isArray(files) && files.length > 0 ? files : [file]).filter(
    (uri) => uri instanceof Uri,
  );
  return uris.length > 0
    ? { files: uris }
    : 'There is no file of events: choose one in the file explorer, and try again.';
}

function editorIn(): Events | string {
  const text = eventsInEditor();
  if (text === undefined)
    return 'There are no events to test: open a file of events (JSON, one or many), and try again.';
  return text.text.trim() === '' ? 'The editor is empty: there are no events to test.' : { text };
}
