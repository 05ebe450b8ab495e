import type { CancellationToken, Connection, ResponseError } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import { listEvents } from '../core/index.ts';
import { LIST_EVENTS, type ListEventsParams, type ListEventsResult } from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import { pause } from './pause.ts';
import { brokenBy, cancelled } from './response-errors.ts';
import { withTexts } from './text-files.ts';

/** `rulewright/listEvents`: the events of a case's file, for a list of them. */
export function registerListEvents(connection: Connection, files: FileSystem, guard: Guard): void {
  connection.onRequest<ListEventsResult, unknown>(
    LIST_EVENTS,
    ({ uri, text, most }: ListEventsParams, token: CancellationToken) =>
      guard<ListEventsResult | ResponseError>('Events', brokenBy('list the events'), async () => {
        try {
          const shown = text === undefined ? files : withTexts(files, new Map([[uri, text]]));
          return await listEvents(uri, most, shown, {
            isCancelled: () => token.isCancellationRequested,
            pause,
          });
        } catch (error) {
          if (!token.isCancellationRequested) throw error;
          return cancelled('The events were not listed: it was cancelled.');
        }
      }),
  );
}
