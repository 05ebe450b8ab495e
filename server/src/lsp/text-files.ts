import type { FileSystem } from '../core/cases/file-system.ts';
import { onlyMeant } from '../core/index.ts';
import type { EventsText } from '../protocol/index.ts';

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
  const bytesOf = (location: string): Uint8Array | undefined => {
    const text = texts.get(location);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
  return {
    ...files,
    readFile: async (location) => bytesOf(location) ?? (await files.readFile(location)),
    open: (location) => {
      const bytes = bytesOf(location);
      return bytes === undefined ? files.open(location) : once(bytes);
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}
