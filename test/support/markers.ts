import type { Span } from '../../server/src/core/text/span.ts';

/** A fixture with its markers taken out. All numbers are UTF-16 offsets of `text`. */
export interface Marked {
  readonly text: string;
  /** What stood between `«` and `»`, in order of their starts; they may nest. */
  readonly spans: readonly Span[];
  /** Where `$0` stood. */
  readonly cursor: number | undefined;
}

/** Reads `«...»` and `$0` in a fixture. A marker without its partner, or a second cursor, is a mistake in the test. */
export function parseMarkers(fixture: string): Marked {
  const spans: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  let cursor: number | undefined;
  for (const part of fixture.split(/(«|»|\$0)/)) {
    if (part === '«') {
      const started = { start: text.length, end: -1 };
      spans.push(started);
      open.push(started);
    } else if (part === '»') {
      const started = open.pop();
      if (started === undefined) throw new Error(`» without « in: ${fixture}`);
      started.end = text.length;
    } else if (part === '$0') {
      if (cursor !== undefined) throw new Error(`Two cursors in: ${fixture}`);
      cursor = text.length;
    } else text += part;
  }
  if (open.length > 0) throw new Error(`« without » in: ${fixture}`);
  return { text, spans, cursor };
}
