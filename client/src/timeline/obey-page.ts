import { commands, Uri, type WebviewPanel } from 'vscode';
import type { PlaceInRule, ProtocolRange, TimelineTerm } from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import type { FromPage, TimelineView } from './messages.ts';
import { pickEventFile } from './pick-event-file.ts';
import { showEvent, showInRule } from './show-event.ts';

/** What a page speaks of. */
export interface Spoken {
  readonly panel: WebviewPanel;
  readonly rule: Uri;
  readonly view: TimelineView | undefined;
  /** Where the rule says why it can't be run. */
  readonly problem: ProtocolRange | undefined;
  /** Shows a file of events, or the same one again. */
  ask(uri?: string): Promise<void>;
}

/** Does what the page asks for. What it says of a view that is no more is passed over. Rejects with a reason for people. */
export async function obeyPage(message: Exclude<FromPage, { kind: 'ready' }>, spoken: Spoken): Promise<void> {
  const { panel, rule, view, problem } = spoken;
  switch (message.kind) {
    case 'open-event': {
      const place = eventOf(message, view)?.place;
      if (place !== undefined) await showEvent(place, panel, message.focus);
      return;
    }
    case 'trace-event':
      return traceEvent(rule, eventOf(message, view)?.place);
    case 'open-term': {
      const range = view?.id === message.view ? termOf(message.term, view)?.range : undefined;
      if (range !== undefined) await showInRule(rule, range, panel);
      return;
    }
    case 'open-problem':
      if (problem !== undefined) await showInRule(rule, problem, panel);
      return;
    case 'ask-again':
      return spoken.ask();
    case 'choose-source':
      // Only what was offered: a page does not name files.
      if (isOffered(message.uri, view)) await spoken.ask(message.uri);
      return;
    case 'pick-source': {
      const picked = await pickEventFile();
      if (picked !== undefined) await spoken.ask(picked.toString());
    }
  }
}

type Event = TimelineView['sequence']['events'][number];

function eventOf(
  { view: id, event }: { readonly view: number; readonly event: number },
  view: TimelineView | undefined,
): Event | undefined {
  return view?.id === id ? view.sequence.events[event] : undefined;
}

function termOf(term: TimelineTerm, { sequence }: TimelineView): PlaceInRule | undefined {
  return term === 'until' ? sequence.until : sequence.terms[term];
}

function isOffered(wanted: string, view: TimelineView | undefined): boolean {
  return view?.sources.some(({ uri }) => uri === wanted) === true;
}

async function traceEvent(rule: Uri, place: Event['place'] | undefined): Promise<void> {
  if (place === undefined) return;
  const { uri, line, nth } = place;
  await commands.executeCommand(COMMANDS.showTrace, rule, { uri: Uri.parse(uri), line, nth });
}
