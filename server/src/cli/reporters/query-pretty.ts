import type { QueryResult } from '../../core/queries/run-query.ts';
import type { SampleEvent } from '../../core/matcher/event.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { displayPath } from '../paths.ts';
import { printable } from '../printable.ts';
import { count } from './count.ts';
import { excerpt } from './excerpt.ts';
import type { Style } from './style.ts';

export interface PrettyQueryOptions {
  readonly cwd: string;
  readonly columns: number;
  readonly style: Style;
}

/** For people: each event with its file and line, or each sequence with its join keys; what is wrong with a query, underlined. */
export function prettyQueryReport(result: QueryResult, query: string, options: PrettyQueryOptions): string {
  return `${linesOf(result, query, options).join('\n')}\n`;
}

function linesOf(result: QueryResult, query: string, options: PrettyQueryOptions): readonly string[] {
  switch (result.kind) {
    case 'events':
      return [
        ...result.events.map((event) => eventLine(event, options)),
        summary(result.events.length, 'event', options),
      ];
    case 'sequences':
      return [
        ...result.sequences.flatMap(({ keys, events }) => sequenceLines(keys, events, options)),
        summary(result.sequences.length, 'sequence', options),
      ];
    case 'error':
      return result.errors.flatMap(({ type, message, span }) =>
        errorLines(type, message, span, query, options),
      );
  }
}

function summary(number: number, what: string, { style }: PrettyQueryOptions): string {
  return style.bold(number === 0 ? `No ${what} matches.` : count(number, what));
}

function eventLine({ file, line, source }: SampleEvent, { cwd, columns, style }: PrettyQueryOptions): string {
  const place = `${displayPath(file, cwd)}:${String(line)}`;
  const json = printable(JSON.stringify(source));
  const room = Math.max(20, columns - place.length - 1);
  return `${style.bold(printable(place))} ${json.length > room ? `${json.slice(0, room - 1)}…` : json}`;
}

function sequenceLines(
  keys: readonly unknown[],
  events: readonly (SampleEvent | undefined)[],
  options: PrettyQueryOptions,
): readonly string[] {
  const head = keys.length === 0 ? 'sequence' : keys.map((key) => printable(JSON.stringify(key))).join(', ');
  return [
    options.style.cyan(head),
    ...events.map(
      (event) =>
        `  ${event === undefined ? options.style.dim('(no such event)') : eventLine(event, options)}`,
    ),
  ];
}

function errorLines(
  type: string,
  message: string,
  span: { readonly start: number; readonly end: number },
  query: string,
  { columns, style }: PrettyQueryOptions,
): readonly string[] {
  const lines = new LineIndex(query);
  const { line, character } = lines.positionAt(span.start);
  const place = `query:${String(line + 1)}:${String(character + 1)}`;
  return [
    `${style.bold(place)}: ${style.red(type)}: ${printable(message)}`,
    excerpt({ text: query, lines }, span, { indent: '  ', columns, style, paint: style.red }),
  ];
}
