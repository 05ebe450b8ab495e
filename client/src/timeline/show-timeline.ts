import { Disposable, Uri, ViewColumn, window, type ExtensionContext, type WebviewPanel } from 'vscode';
import { COMMANDS, ID } from '../names.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';
import { askedTimeline } from './asked-timeline.ts';
import { readPageState, type TimelineView } from './messages.ts';
import { TimelinePanel } from './timeline-panel.ts';

/** Of our panels; the manifest names it as what starts the extension. */
export const VIEW_TYPE = `${ID}.timeline`;

/** What the command returns: what is shown, or why there is nothing (new) to show. */
export interface TimelineSummary {
  readonly view: TimelineView | undefined;
  readonly stale: string | undefined;
}

/**
 * "Show Sequence Timeline". Arguments, for lenses, other extensions and tests: the rule's URI or its text, or a test item of the
 * rule or one of its cases (default: the active editor's document); the URI of a file of events (default: a case).
 */
export function registerTimeline(context: ExtensionContext, session: LanguageSession): Disposable {
  const panels = new Map<string, TimelinePanel>();
  const adopt = (panel: WebviewPanel, rule: Uri, source: string | undefined): TimelinePanel => {
    const made = new TimelinePanel(panel, context, session, rule, source);
    panels.set(rule.toString(), made);
    panel.onDidDispose(() => {
      made.dispose();
      if (panels.get(rule.toString()) === made) panels.delete(rule.toString());
    });
    return made;
  };
  return Disposable.from(
    registerTrusted(COMMANDS.showTimeline, async (rule?: unknown, events?: unknown) => {
      const asked = await askedTimeline(rule, events);
      return asked && summaryOf(await open(panels, asked.rule, asked.source, adopt));
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel(panel, state: unknown) {
        const kept = readPageState(state);
        if (kept === undefined) panel.dispose();
        else void adopt(panel, Uri.parse(kept.rule), kept.source).ask();
        return Promise.resolve();
      },
    }),
  );
}

type Adopt = (panel: WebviewPanel, rule: Uri, source: string | undefined) => TimelinePanel;

async function open(
  panels: ReadonlyMap<string, TimelinePanel>,
  rule: Uri,
  source: string | undefined,
  adopt: Adopt,
): Promise<TimelinePanel> {
  const known = panels.get(rule.toString());
  known?.reveal();
  const column = { viewColumn: ViewColumn.Beside, preserveFocus: false };
  const panel = known ?? adopt(window.createWebviewPanel(VIEW_TYPE, 'Timeline', column), rule, source);
  await panel.ask(source);
  return panel;
}

function summaryOf({ view, stale }: TimelinePanel): TimelineSummary {
  return { view, stale };
}
