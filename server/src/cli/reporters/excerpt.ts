import type { LineIndex } from '../../core/text/line-index.ts';
import type { Span } from '../../core/text/span.ts';
import { textWidth } from './text-width.ts';
import { printable } from '../printable.ts';
import type { Style } from './style.ts';

export interface Source {
  readonly text: string;
  readonly lines: LineIndex;
}

export interface ExcerptOptions {
  readonly indent: string;
  readonly columns: number;
  readonly style: Style;
  readonly paint: (text: string) => string;
}

const TAB = '    ';
const CUT = '…';
/** What is shown of a line at least, however narrow the terminal, and before a span at least. */
const LEAST_ROOM = 40;
const LEAST_BEFORE = 24;

/** The line on which the span starts and, below it, the span underlined. A long line is cut around the span. */
export function excerpt(source: Source, span: Span, options: ExcerptOptions): string {
  const { line } = source.lines.positionAt(span.start);
  const number = String(line + 1);
  const room = options.columns - options.indent.length - number.length - ' │ '.length;
  const parts = fit(partsOf(source, span, line), Math.max(LEAST_ROOM, room));
  const gutter = (text: string): string =>
    options.indent + options.style.dim(`${text.padStart(number.length)} │`);
  const padding = ' '.repeat(textWidth(parts.before));
  const underline = '~'.repeat(Math.max(1, textWidth(parts.marked)));
  return [
    `${gutter(number)} ${parts.before}${parts.marked}${parts.after}`.trimEnd(),
    `${gutter('')} ${padding}${options.paint(underline)}`,
  ].join('\n');
}

interface Parts {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

function partsOf({ text, lines }: Source, span: Span, line: number): Parts {
  const lineEnd = lines.lineEnd(line);
  const start = Math.min(span.start, lineEnd);
  const end = Math.max(start, Math.min(span.end, lineEnd));
  return {
    before: text.slice(lines.lineStart(line), start),
    marked: text.slice(start, end),
    after: text.slice(end, lineEnd),
  };
}

/** The parts as they are shown, cut to `room` characters together; the marked part goes last. */
function fit(parts: Parts, room: number): Parts {
  // A little more than fits tells that something is cut; the rest of an endless line is not even looked at.
  const all = {
    before: shown(parts.before.slice(-room - 1)),
    marked: shown(parts.marked.slice(0, room + 1)),
    after: shown(parts.after.slice(0, room + 1)),
  };
  const before = keepEnd(all.before, Math.max(LEAST_BEFORE, room - all.marked.length - all.after.length));
  const marked = keepStart(all.marked, room - before.length);
  const after = keepStart(all.after, room - before.length - marked.length);
  return { before, marked, after };
}

function shown(text: string): string {
  return printable(text).replaceAll('\t', TAB);
}

function keepStart(text: string, room: number): string {
  if (text.length <= room) return text;
  return room < 1 ? '' : text.slice(0, room - 1) + CUT;
}

function keepEnd(text: string, room: number): string {
  return text.length <= room ? text : CUT + text.slice(text.length - room + 1);
}
