import type { Span } from '../../text/span.ts';
import { eventTexts, shifted, type EventTexts } from './event-texts.ts';

/**
 * The events that a selection in a text touches, of an empty one those at the cursor. Where the text is broken before it, the
 * selected lines are read alone. Faults are those in the selection; when there is no event, all.
 */
export function meantEvents(text: string, selection: Span): EventTexts {
  const read = eventTexts(text);
  const events = read.events.filter(({ outer }) => touches(outer, selection));
  if (events.length > 0) {
    const { start, end } = selection;
    return { events, faults: read.faults.filter(({ offset }) => offset >= start && offset < end) };
  }
  const fault = read.faults.at(-1);
  if (fault === undefined || fault.offset >= selection.end) return { ...read, events };
  const lines = linesOf(text, selection);
  const alone = eventTexts(text.slice(lines.start, lines.end));
  return alone.events.length === 0 ? { ...read, events } : shifted(alone, lines.start);
}

/** A selection that ends where an event starts, as that of a whole line does, does not mean the event. */
function touches(event: Span, { start, end }: Span): boolean {
  return start === end ? event.start <= end && event.end >= start : event.start < end && event.end > start;
}

function linesOf(text: string, { start, end }: Span): Span {
  const stop = text.indexOf('\n', end > start ? end - 1 : end);
  return {
    start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1,
    end: stop === -1 ? text.length : stop,
  };
}
