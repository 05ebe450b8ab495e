import { QuickPickItemKind, Uri, window, type QuickPickItem } from 'vscode';
import type { EventPlace, RankedEvent, RankedEvents } from '../../../server/src/protocol/index.ts';
import { brief, plural } from '../results/text.ts';
import { SIGNS } from './sentences.ts';

interface EventItem extends QuickPickItem {
  readonly place?: EventPlace;
}

/** Lets somebody choose one of the events, which stand in the order of the request: alerts, then the nearest misses. */
export async function pickEvent({ events, looked, isCut }: RankedEvents): Promise<EventPlace | undefined> {
  const alerts = events.filter(({ alert }) => alert);
  const misses = events.filter(({ alert }) => !alert);
  const items: readonly EventItem[] = [
    ...section('Alerts', alerts),
    ...section('No alert, the nearest first', misses),
  ];
  const some = events.length < looked || isCut ? `, ${String(events.length)} of them listed` : '';
  const picked = await window.showQuickPick(items, {
    title: 'The event to trace',
    placeHolder: `${plural(looked, 'event')} of the rule’s cases${some}`,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.place;
}

function section(label: string, events: readonly RankedEvent[]): readonly EventItem[] {
  if (events.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...events.map(itemOf)];
}

function itemOf({ place, alert, nearness, term, failed }: RankedEvent): EventItem {
  const uri = Uri.parse(place.uri);
  const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const share = `${String(Math.floor(nearness * 100))} % of ${term === undefined ? 'the query' : `term ${String(term)}`}`;
  return {
    label: `${alert ? SIGNS.true : SIGNS.false} ${file}:${String(place.line)}`,
    description: alert ? 'alert' : `meets ${share}`,
    ...(failed !== undefined && { detail: failedText(failed) }),
    place,
  };
}

function failedText({ text, value, excluded }: NonNullable<RankedEvent['failed']>): string {
  const has = value === undefined ? 'the event lacks the field' : `the event has ${brief(value)}`;
  return `${brief(text)}: ${excluded ? 'holds, and must not; ' : ''}${has}`;
}
