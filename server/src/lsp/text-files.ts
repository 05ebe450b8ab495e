import type { FileSystem } from '../core/cases/file-system.ts';
import { onlyMeant } from '../core/index.ts';
import type { EventsText } from '../protocol.ts';

export type TextFiles =
  | { readonly kind: 'files'; readonly files: FileSystem }
  | { readonly kind: 'refused'; readonly reason: string };

/** Files of which one holds what an editor shows instead of what is stored, or only the selected events of it. */
export function withText(files: FileSystem, { uri, name, text, selection }: EventsText): TextFiles {
  const meant = selection === undefined ? { kind: 'events' as const, text } : onlyMeant(text, selection);
  if (meant.kind === 'refused') return meant;
  const bytes = new TextEncoder().encode(meant.text);
  return {
    kind: 'files',
    files: {
      ...files,
      readFile: (location) => (location === uri ? Promise.resolve(bytes) : files.readFile(location)),
      name: (location) => (location === uri ? name : files.name(location)),
    },
  };
}
