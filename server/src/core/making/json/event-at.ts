import type { Span } from '../../text/span.ts';
import { eventTexts, shifted, type EventText, type EventTexts } from './event-texts.ts';

/** Where an event starts in a file. */
export interface EventPlace {
  /** 1-based. */
  readonly line: number;
  /** How many events before it start on the same line. */
  readonly nth: number;
}

/** The one event that starts at a place. Where the text is broken before it, what begins with its line is read alone. */
export function eventAt(text: string, { line, nth }: EventPlace): EventTexts {
  const span = lineSpan(text, line);
  const starts = ({ outer }: EventText): boolean => outer.start >= span.start && outer.start <= span.end;
  const inAll = eventTexts(text).events.filter(starts)[nth];
  if (inAll !== undefined) return { events: [inAll], faults: [] };
  const { events, faults } = shifted(eventTexts(text.slice(span.start)), span.start);
  const alone = events.filter(starts)[nth];
  return { events: alone === undefined ? [] : [alone], faults: alone === undefined ? faults.slice(-1) : [] };
}

/** Of a line that is not there: the end of the text. */
function lineSpan(text: string, line: number): Span {
  let start = 0;
  for (let count = 1; count < line; count++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return { start: text.length, end: text.length };
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end === -1 ? text.length : end };
}
