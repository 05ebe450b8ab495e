import type { EventQuery, JoinKeys, Maxspan, Runs, SequenceTerm } from '../ast.ts';
import type { Token } from '../tokens.ts';
import { ALONE, type Cursor, type Surroundings } from './cursor.ts';
import { eventQuery } from './event-query.ts';
import { joinKeys } from './join-keys.ts';
import { atWord } from './meant.ts';
import { maxspan } from './maxspan.ts';
import { moveFix } from './move-fix.ts';
import { atRuns, runs } from './runs.ts';
import { reportUnclosed } from './unclosed.ts';

const WITHIN: Surroundings = { ...ALONE, term: true, sequence: true };

/** `[event query] by keys with runs=n`, or the same with `![`. */
export function term(cursor: Cursor): SequenceTerm {
  const open = cursor.advance();
  const query = cursor.at(']') ? nothing(cursor, open) : cursor.deeper(1, WITHIN, () => eventQuery(cursor));
  const close = cursor.accept(']');
  if (close === undefined) {
    reportUnclosed(cursor, open);
    cursor.frameIsSure = false;
  }
  return withOptions(cursor, open.start, open.kind === '![', query);
}

/** An event query that lacks its brackets, or the first of them. */
export function bareTerm(cursor: Cursor): SequenceTerm {
  const { token } = cursor;
  const { start } = token;
  cursor.frameIsSure = false;
  const query = cursor.deeper(1, WITHIN, () => eventQuery(cursor));
  const opening = { span: { start, end: start }, newText: '[' };
  const closing = { span: { start: query.span.end, end: query.span.end }, newText: ']' };
  const isClosed = cursor.accept(']') !== undefined;
  cursor.report(
    `Each event query of a sequence stands in brackets: ${isClosed ? '`[` is' : 'they are'} missing here.`,
    token,
    [{ title: 'Put it in brackets', edits: isClosed ? [opening] : [opening, closing], preferred: true }],
  );
  return withOptions(cursor, start, false, query);
}

function nothing(cursor: Cursor, open: Token): EventQuery {
  const place = { start: open.end, end: open.end };
  cursor.report('An event query is missing between these brackets: `[category where condition]`.', {
    start: open.start,
    end: cursor.token.end,
  });
  return {
    kind: 'event-query',
    span: place,
    category: { kind: 'category', span: place, name: undefined },
    condition: { kind: 'missing', span: place },
  };
}

function withOptions(cursor: Cursor, start: number, missing: boolean, query: EventQuery): SequenceTerm {
  const options = readOptions(cursor);
  const end = cursor.previous?.end ?? query.span.end;
  return {
    kind: 'sequence-term',
    span: { start, end: Math.max(end, query.span.end) },
    missing,
    query,
    ...options,
  };
}

interface Options {
  readonly by: JoinKeys | undefined;
  readonly runs: Runs | undefined;
}

function readOptions(cursor: Cursor): Options {
  let by: JoinKeys | undefined;
  let repeated: Runs | undefined;
  for (;;) {
    if (atWord(cursor, 'by')) by = readKeys(cursor, by, repeated);
    else if (isMaxspan(cursor)) refuseMaxspan(cursor);
    else if (atRuns(cursor)) repeated = readRuns(cursor, repeated);
    else return { by, runs: repeated };
  }
}

function readKeys(
  cursor: Cursor,
  before: JoinKeys | undefined,
  option: Runs | undefined,
): JoinKeys | undefined {
  const found = joinKeys(cursor);
  if (found === undefined) return before;
  if (before !== undefined) {
    cursor.report('An event query takes `by` once: put all keys behind it, with commas.', found.span);
    return before;
  }
  if (option !== undefined) {
    cursor.report('`by` must stand before `with runs`, not behind it.', found.span, [
      moveFix(cursor, 'Move `by` to the front', found.span, option.span),
    ]);
  }
  return found;
}

function readRuns(cursor: Cursor, before: Runs | undefined): Runs | undefined {
  const found = runs(cursor);
  if (before === undefined || found === undefined) return found ?? before;
  cursor.report('An event query takes `with runs` once.', found.span);
  return before;
}

function isMaxspan(cursor: Cursor): boolean {
  if (atWord(cursor, 'maxspan')) return true;
  return atWord(cursor, 'with') && cursor.peek(1).kind === 'maxspan';
}

function refuseMaxspan(cursor: Cursor): void {
  const { start } = cursor.token;
  const before: Maxspan | undefined = maxspan(cursor);
  cursor.report(
    '`with maxspan` belongs to the whole sequence: write it behind `sequence` and its `by`.',
    before?.span ?? { start, end: cursor.token.start },
  );
  cursor.frameIsSure = false;
}
