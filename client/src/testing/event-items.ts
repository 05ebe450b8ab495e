import { Range, type TestController, type TestItem, type Uri } from 'vscode';
import {
  LIST_EVENTS,
  type ListEventsParams,
  type ListEventsResult,
  type TestedCase,
} from '../../../server/src/protocol/index.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';

/** A case with more events is shown without them. */
const MOST = 200;

/**
 * Asks the server for the events of a case and puts them below it. What went wrong is told at the case's item.
 * @param text what an editor shows instead of what is stored
 */
export async function resolveEvents(
  session: LanguageSession,
  controller: TestController,
  tested: TestItem,
  text?: string,
): Promise<void> {
  if (tested.uri === undefined) return;
  tested.busy = true;
  try {
    const params: ListEventsParams = {
      uri: tested.uri.toString(),
      most: MOST,
      ...(text !== undefined && { text }),
    };
    const { events, tooMany } = await ask<ListEventsResult>(session, LIST_EVENTS, params);
    const places = placesOf(events);
    tested.children.replace(
      events.map(({ line, label }, index) => itemOf(controller, tested, line, places[index] ?? 0, label)),
    );
    tested.canResolveChildren = !tooMany;
    tested.error = undefined;
  } catch (error) {
    tested.error = `The events can't be listed: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    tested.busy = false;
  }
}

/** Of each event, how many before it start on its line. */
function placesOf(events: readonly { readonly line: number }[]): readonly number[] {
  const counts = new Map<number, number>();
  return events.map(({ line }) => {
    const nth = counts.get(line) ?? 0;
    counts.set(line, nth + 1);
    return nth;
  });
}

function idOf({ id }: TestItem, line: number, nth: number): string {
  return `${id}#L${String(line)}${nth === 0 ? '' : `.${String(nth)}`}`;
}

function itemOf(
  controller: TestController,
  tested: TestItem,
  line: number,
  nth: number,
  label: string,
): TestItem {
  const id = idOf(tested, line, nth);
  const known = tested.children.get(id);
  const item = known?.label === label ? known : controller.createTestItem(id, label, tested.uri);
  item.description = `line ${String(line)}`;
  item.range = new Range(line - 1, 0, line - 1, 0);
  item.sortText = `${String(line).padStart(9, '0')}.${String(nth)}`;
  return item;
}

/** What menus give to a command for an item that was chosen in the Test Explorer. */
export function isTestItem(item: unknown): item is TestItem {
  return typeof item === 'object' && item !== null && 'children' in item && 'canResolveChildren' in item;
}

export interface EventPlace {
  readonly uri: Uri;
  /** 1-based, on which the event starts. */
  readonly line: number;
  /** How many events before it start on the same line. */
  readonly nth: number;
}

/** Where the event of an item stands; `undefined` for an item of a case or a rule. */
export function eventPlaceOf({ id, uri }: TestItem): EventPlace | undefined {
  const [, line, nth = '0'] = /#L(\d+)(?:\.(\d+))?$/.exec(id) ?? [];
  return line === undefined || uri === undefined ? undefined : { uri, line: Number(line), nth: Number(nth) };
}

export interface EventState {
  readonly item: TestItem;
  /** `skipped`: nothing was demanded of it. */
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly failure?: TestedCase['failures'][number];
}

/** What a report says of the events that are shown below a case. */
export function eventStates(tested: TestItem, report: TestedCase): readonly EventState[] {
  if (tested.children.size === 0) return [];
  const places = placesOf(report.tested);
  return report.tested.flatMap(({ line, alert }, index): readonly EventState[] => {
    const nth = places[index] ?? 0;
    const item = tested.children.get(idOf(tested, line, nth));
    if (item === undefined) return [];
    const failure = nth === 0 ? report.failures.find((each) => each.line === line) : undefined;
    const state = failure === undefined ? stateOf(report, alert) : 'failed';
    return [{ item, state, ...(failure && { failure }) }];
  });
}

/** Of a sequence's events only those in an alert have done what the case asks; of a case of no alerts, those in none. */
function stateOf({ expect }: TestedCase, alert: boolean): EventState['state'] {
  if (expect === 'no-match') return alert ? 'failed' : 'passed';
  return alert ? 'passed' : 'skipped';
}
