import { commands, Disposable, Uri, window, workspace, type TextDocument } from 'vscode';
import {
  EXPLAIN,
  type EventPlace,
  type ExplainParams,
  type ExplainResult,
  type ExplainTarget,
} from '../../../server/src/protocol/index.ts';
import { showSlowProgress } from '../commands/slow-progress.ts';
import { tellAbout } from '../commands/show-place.ts';
import { COMMANDS } from '../names.ts';
import { isRule } from '../rule-documents.ts';
import { runningClient } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';
import { announceTrace } from './announce-trace.ts';
import { listTrace } from './list-trace.ts';
import { pickEvent } from './pick-event.ts';
import { SIGNS } from './sentences.ts';
import { toShownTrace, verdictOf } from './shown-trace.ts';
import { Traces } from './traces.ts';

/** What the command returns. Lines and characters are 0-based, the line of the event is 1-based. */
export interface TraceSummary {
  readonly event: EventPlace;
  readonly alert: boolean;
  /** What a screen reader is told. */
  readonly said: string;
  readonly marks: readonly { readonly text: string; readonly sign: string; readonly line: number }[];
  readonly blame?: { readonly line: number; readonly text: string; readonly condition: string };
}

/**
 * "Show Trace of Event…", "List Conditions of Trace…" and "Hide Trace". Arguments of the first, for other extensions and tests: the rule's URI (default: the
 * active editor's document) and `{uri, line}` of the event, the line 1-based (default: a list asks). Returns what is shown, or
 * `undefined` when nothing new is.
 */
export function registerTrace(session: LanguageSession): Disposable {
  const traces = new Traces();
  return Disposable.from(
    traces,
    registerTrusted(COMMANDS.showTrace, async (uri?: unknown, event?: unknown) => {
      const rule = await ruleToTrace(uri);
      return rule && showTrace(session, traces, rule, eventIn(event));
    }),
    commands.registerCommand(COMMANDS.listTrace, () => listTrace(traces)),
    commands.registerCommand(COMMANDS.hideTrace, () => traces.hideAll()),
  );
}

async function ruleToTrace(uri: unknown): Promise<TextDocument | undefined> {
  const document =
    uri instanceof Uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  if (document !== undefined && isRule(document)) return document;
  void window.showWarningMessage(
    'There is no rule to trace: open a rule file, a `.toml` with a `[rule]` and a `[metadata]` table, and try again.',
  );
  return undefined;
}

/** Menus and keybindings pass arguments of their own kind. */
function eventIn(event: unknown): EventPlace | undefined {
  if (typeof event !== 'object' || event === null || !('uri' in event) || !('line' in event))
    return undefined;
  const { uri, line } = event;
  if (!(uri instanceof Uri) || typeof line !== 'number') return undefined;
  return { uri: uri.toString(), line, nth: 'nth' in event && typeof event.nth === 'number' ? event.nth : 0 };
}

async function showTrace(
  session: LanguageSession,
  traces: Traces,
  rule: TextDocument,
  given: EventPlace | undefined,
): Promise<TraceSummary | undefined> {
  try {
    const event = given ?? (await askForEvent(session, rule));
    if (event === undefined) return undefined;
    const open = workspace.textDocuments.find(({ uri }) => uri.toString() === event.uri);
    const text = open?.isDirty === true ? { text: open.getText() } : {};
    const result = await ask(session, rule, { kind: 'event', event, ...text });
    if (result?.kind !== 'event') {
      tellOutcome(rule, result);
      return undefined;
    }
    const shown = toShownTrace(result, rule);
    if (!window.visibleTextEditors.some(({ document }) => document === rule))
      await window.showTextDocument(rule);
    traces.show(rule, shown);
    announceTrace(rule, shown, verdictOf(result));
    const { blame } = shown;
    return {
      event: result.place,
      alert: result.alert,
      said: shown.said,
      marks: shown.marks.map(({ range, state }) => ({
        text: rule.getText(range),
        sign: SIGNS[state],
        line: range.start.line,
      })),
      ...(blame && { blame: { line: blame.line, text: blame.text, condition: rule.getText(blame.range) } }),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`The event was not traced. ${reason}`);
    return undefined;
  }
}

async function askForEvent(session: LanguageSession, rule: TextDocument): Promise<EventPlace | undefined> {
  const result = await ask(session, rule, { kind: 'cases' });
  if (result?.kind === 'ranked' && result.events.length > 0) return pickEvent(result);
  tellOutcome(rule, result);
  return undefined;
}

/** @param result `undefined` when somebody cancelled */
function tellOutcome(rule: TextDocument, result: ExplainResult | undefined): void {
  switch (result?.kind) {
    case undefined:
      return;
    case 'refused': {
      const [first] = result.unsupported;
      void tellAbout(rule, `The event was not traced. ${first?.message ?? ''}`, first?.range);
      return;
    }
    case 'failed':
      void window.showErrorMessage(`The event was not traced. ${result.message}`);
      return;
    case 'ranked':
    case 'event':
      void window.showInformationMessage('The cases of the rule hold no events to trace.');
  }
}

/** The answer for the rule's text as it is; somebody who types meanwhile makes it worthless, so it is asked for again. */
function ask(
  session: LanguageSession,
  rule: TextDocument,
  of: ExplainTarget,
): Promise<ExplainResult | undefined> {
  return showSlowProgress('Tracing the event', async ({ token }) => {
    const client = await runningClient(session);
    const params: ExplainParams = { uri: rule.uri.toString(), of };
    for (;;) {
      const { version } = rule;
      try {
        const result = await client.sendRequest<ExplainResult>(EXPLAIN, params, token);
        if (token.isCancellationRequested) return undefined;
        if (result.kind !== 'event' || (result.version ?? version) === rule.version) return result;
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    }
  });
}
