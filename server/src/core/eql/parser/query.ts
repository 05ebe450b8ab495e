import type { Fix } from '../../text/diagnostic.ts';
import type { EqlBody, EqlQuery, Pipe, Sample, SequenceTerm } from '../ast.ts';
import type { Keyword, TokenKind } from '../tokens.ts';
import { ALONE, type Cursor } from './cursor.ts';
import { eventQuery } from './event-query.ts';
import { insertFix } from '../../text/fixes.ts';
import { frame, type Frame } from './frame.ts';
import { acceptWord, meantKind } from './meant.ts';
import { pipe } from './pipe.ts';
import { startsTerm } from './starts-term.ts';

/** A whole query with its pipes. */
export function query(cursor: Cursor): EqlQuery {
  const span = { start: 0, end: cursor.text.length };
  while (cursor.at('unknown')) {
    cursor.excuse();
    cursor.advance();
  }
  if (cursor.at('end')) {
    cursor.complain('The query is empty: write `category where condition`.', span);
    return { kind: 'query', span, body: undefined, pipes: [] };
  }
  const body = readBody(cursor);
  const pipes: Pipe[] = [];
  while (cursor.at('|')) pipes.push(pipe(cursor));
  return { kind: 'query', span, body, pipes };
}

type FrameWord = Extract<Keyword, 'sequence' | 'sample' | 'join'>;

const FRAME_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>(['by', 'with', 'maxspan', '[', '![']);

function readBody(cursor: Cursor): EqlBody {
  const { start } = cursor.token;
  const word = frameWord(cursor);
  if (word !== undefined) {
    acceptWord(cursor, word);
    return bodyOf(cursor, word, start, frame(cursor));
  }
  if (FRAME_STARTS.has(cursor.token.kind)) return withoutWord(cursor);
  const event = cursor.deeper(0, ALONE, () => eventQuery(cursor));
  if (!startsTerm(cursor)) return event;
  const { span } = event;
  reportNoWord(cursor, {
    title: 'Make it a sequence',
    edits: [
      { span: { start, end: start }, newText: 'sequence [' },
      { span: { start: span.end, end: span.end }, newText: ']' },
    ],
  });
  const first: SequenceTerm = {
    kind: 'sequence-term',
    span,
    missing: false,
    query: event,
    by: undefined,
    runs: undefined,
  };
  return bodyOf(cursor, 'sequence', Math.min(start, span.start), frame(cursor, [first]));
}

/** The word that starts a sequence, sample or join; not one that stands where a category should. */
function frameWord(cursor: Cursor): FrameWord | undefined {
  const kind = meantKind(cursor, cursor.token);
  if (kind !== 'sequence' && kind !== 'sample' && kind !== 'join') return undefined;
  const next = meantKind(cursor, cursor.peek(1));
  if (next === 'where') return undefined;
  return cursor.at(kind) || FRAME_STARTS.has(next) ? kind : undefined;
}

/** `[…] […]` without a word in front. */
function withoutWord(cursor: Cursor): EqlBody {
  const { start } = cursor.token;
  reportNoWord(cursor, insertFix('Make it a sequence', start, 'sequence ', false));
  return bodyOf(cursor, 'sequence', start, frame(cursor));
}

function reportNoWord(cursor: Cursor, fix: Fix): void {
  cursor.report(
    'Several event queries make a sequence or a sample: write `sequence` (in this order) or `sample` (in any order) in front of the query, and each event query in brackets.',
    cursor.token,
    [fix],
  );
  cursor.frameIsSure = false;
}

function bodyOf(cursor: Cursor, word: FrameWord, start: number, found: Frame): EqlBody {
  const span = { start, end: Math.max(start, cursor.previous?.end ?? start) };
  switch (word) {
    case 'sequence':
      return { kind: 'sequence', span, ...found };
    case 'sample':
      return sampleOf(cursor, span, found);
    case 'join':
      return { kind: 'join', span, by: found.by, terms: found.terms, until: found.until };
  }
}

/** A sample has no order in time, so nothing that limits it. */
function sampleOf(cursor: Cursor, span: Sample['span'], { by, maxspan, terms, until }: Frame): Sample {
  if (maxspan !== undefined) {
    cursor.report(
      'A sample takes no `maxspan`: its events may come in any order and at any time.',
      maxspan.span,
    );
  }
  if (until !== undefined) cursor.report('A sample takes no `until`: only sequences do.', until.span);
  return { kind: 'sample', span, by, terms };
}
