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
  const overlaid = withTexts(files, new Map([[uri, meant.text]]));
  const nameOf = (location: string): string => (location === uri ? name : files.name(location));
  return { kind: 'files', files: { ...overlaid, name: nameOf } };
}

/** Files of which some hold other texts than those that are stored. */
export function withTexts(files: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  return {
    ...files,
    readFile(location) {
      const text = texts.get(location);
      return text === undefined ? files.readFile(location) : Promise.resolve(new TextEncoder().encode(text));
    },
  };
}
