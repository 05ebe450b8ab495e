import { window, type Uri } from 'vscode';

/** Asks for a file of events. */
export async function pickEventFile(): Promise<Uri | undefined> {
  const [picked] =
    (await window.showOpenDialog({
      title: 'Events for the timeline',
      openLabel: 'Show Timeline',
      filters: { Events: ['ndjson', 'jsonl', 'json', 'gz', 'zst'], 'All files': ['*'] },
    })) ?? [];
  return picked;
}
