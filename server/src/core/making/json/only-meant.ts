import type { Span } from '../../text/span.ts';
import { meantEvents } from './meant-events.ts';

export type OnlyMeant =
  { readonly kind: 'events'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

/**
 * A text with only those of its events that a selection touches (of an empty one: that at the cursor), each on the lines on
 * which it stands in the whole text. Refused when there is none, or when part of the selection is no event: of what somebody
 * picked out, a part is no answer. Spans are UTF-16 offsets.
 */
export function onlyMeant(text: string, selection: Span): OnlyMeant {
  const { events, faults } = meantEvents(text, selection);
  const [fault] = faults;
  if (fault !== undefined) return { kind: 'refused', reason: fault.message };
  if (events.length === 0) return { kind: 'refused', reason: 'There is no event in the selection.' };
  const parts: string[] = [];
  let at = 0;
  for (const { outer } of events) {
    parts.push(blank(text.slice(at, outer.start)), text.slice(outer.start, outer.end));
    at = outer.end;
  }
  return { kind: 'events', text: parts.join('') };
}

/** White space over the same lines. */
function blank(text: string): string {
  return text.replace(/[^\n\r]+/g, ' ');
}
