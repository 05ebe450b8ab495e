import { Uri, window, workspace, type Disposable, type TextDocument } from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import { isRule } from '../rule-documents.ts';
import { registerTrusted } from '../trust.ts';
import { revealResults } from '../testing/reveal-results.ts';
import type { RuleTests } from '../testing/rule-tests.ts';
import type { RunOptions } from '../testing/run-rule.ts';
import { showSlowProgress } from './slow-progress.ts';

/**
 * "Test Rule Against Sample Events". Arguments, for other extensions and tests: the rule's URI (default: the active editor's
 * document) and event files (default: the rule's cases, else a dialog asks). Returns the report, or `undefined` when the rule
 * was not run.
 */
export function registerTestRule(tests: RuleTests): Disposable {
  return registerTrusted(COMMANDS.testRule, async (uri?: unknown, files?: unknown) => {
    const rule = await ruleToTest(uri);
    return rule === undefined ? undefined : testRule(tests, rule, urisIn(files));
  });
}

/** Menus and keybindings pass arguments of their own kind. */
function urisIn(files: unknown): readonly Uri[] | undefined {
  if (!Array.isArray(files)) return undefined;
  const uris = files.filter((file) => file instanceof Uri);
  return uris.length > 0 ? uris : undefined;
}

/** The rule's document, which is opened where need be. Tells why there is none. */
export async function ruleToTest(uri: unknown): Promise<TextDocument | undefined> {
  // A code lens of the server names the rule by its address as text.
  const named = typeof uri === 'string' ? Uri.parse(uri) : uri;
  const document =
    named instanceof Uri ? await workspace.openTextDocument(named) : window.activeTextEditor?.document;
  if (document !== undefined && isRule(document)) return document;
  void window.showWarningMessage(
    'There is no rule to test: open a rule file, a `.toml` with a `[rule]` and a `[metadata]` table, and try again.',
  );
  return undefined;
}

async function testRule(
  tests: RuleTests,
  rule: TextDocument,
  files: readonly Uri[] | undefined,
): Promise<TestRuleResult | undefined> {
  if (files !== undefined) return runAndReveal(tests, rule, { files });
  const result = await runWithProgress(tests, rule, {});
  if (result === undefined || !hasNoCases(result)) {
    await revealResults();
    return result;
  }
  const picked = await askForEvents(rule, result);
  return picked === undefined ? undefined : runAndReveal(tests, rule, { files: picked });
}

/** Runs a rule over events that are no cases, and shows what came of it. `undefined` when it was not run: the results say why. */
export async function runAndReveal(
  tests: RuleTests,
  rule: TextDocument,
  events: Pick<RunOptions, 'files' | 'text'>,
): Promise<TestRuleResult | undefined> {
  const result = await runWithProgress(tests, rule, events);
  await revealResults();
  return result;
}

function runWithProgress(
  tests: RuleTests,
  rule: TextDocument,
  options: RunOptions,
): Promise<TestRuleResult | undefined> {
  return showSlowProgress(`Testing ${nameOf(rule.uri)}`, (progress) =>
    tests.run(rule, { progress, ...options }),
  );
}

function hasNoCases({ cases, unsupported }: TestRuleResult): boolean {
  return cases.length === 0 && unsupported.length === 0;
}

async function askForEvents(
  rule: TextDocument,
  { searched }: TestRuleResult,
): Promise<readonly Uri[] | undefined> {
  const picked = await window.showOpenDialog({
    title: `${nameOf(rule.uri)} has no cases: choose event files to run it over`,
    openLabel: 'Test',
    canSelectMany: true,
    filters: { Events: ['ndjson', 'jsonl', 'json', 'gz', 'zst'] },
    ...(rule.uri.scheme !== 'untitled' && { defaultUri: Uri.joinPath(rule.uri, '..') }),
  });
  if (picked !== undefined && picked.length > 0) return picked;
  const places = searched.map((folder) => `\`${workspace.asRelativePath(Uri.parse(folder))}\``).join(', ');
  void window.showInformationMessage(
    `${nameOf(rule.uri)} has no cases.` + (places === '' ? '' : ` They are looked for in ${places}.`),
  );
  return undefined;
}

function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
