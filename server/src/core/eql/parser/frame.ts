import type { JoinKeys, Maxspan, SequenceTerm } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { removeFix } from '../../text/fixes.ts';
import { joinKeys } from './join-keys.ts';
import { acceptWord, atWord } from './meant.ts';
import { atMaxspan, maxspan } from './maxspan.ts';
import { moveFix } from './move-fix.ts';
import { skip } from './skip.ts';
import { startsBareTerm } from './starts-term.ts';
import { bareTerm, term } from './term.ts';

/** What `sequence`, `sample` and `join` hold; not all of them may hold all of it. */
export interface Frame {
  readonly by: JoinKeys | undefined;
  readonly maxspan: Maxspan | undefined;
  readonly terms: readonly SequenceTerm[];
  readonly until: SequenceTerm | undefined;
}

/** Reads all that belongs to a sequence or sample, up to its pipes. `first` are terms that have been read already. */
export function frame(cursor: Cursor, first: readonly SequenceTerm[] = []): Frame {
  const head = readHead(cursor);
  const body = readTerms(cursor, first);
  return { ...head, ...body };
}

function readHead(cursor: Cursor): Pick<Frame, 'by' | 'maxspan'> {
  let by: JoinKeys | undefined;
  let limit: Maxspan | undefined;
  for (;;) {
    if (atWord(cursor, 'by')) by = readKeys(cursor, by, limit);
    else if (atMaxspan(cursor)) limit = readMaxspan(cursor, limit);
    else return { by, maxspan: limit };
  }
}

function readKeys(
  cursor: Cursor,
  before: JoinKeys | undefined,
  limit: Maxspan | undefined,
): JoinKeys | undefined {
  const found = joinKeys(cursor);
  if (found === undefined) return before;
  if (before !== undefined) {
    cursor.report('`by` can stand here once: put all keys behind it, with commas.', found.span);
    return before;
  }
  if (limit !== undefined) {
    cursor.report('`by` must stand before `with maxspan`, not behind it.', found.span, [
      moveFix(cursor, 'Move `by` to the front', found.span, limit.span),
    ]);
  }
  return found;
}

function readMaxspan(cursor: Cursor, before: Maxspan | undefined): Maxspan | undefined {
  const found = maxspan(cursor);
  if (before === undefined || found === undefined) return found ?? before;
  cursor.report('A sequence takes `with maxspan` once.', found.span);
  return before;
}

function readTerms(cursor: Cursor, first: readonly SequenceTerm[]): Pick<Frame, 'terms' | 'until'> {
  const terms = [...first];
  let until: SequenceTerm | undefined;
  while (!cursor.at('end') && !cursor.at('|')) {
    if (atWord(cursor, 'until')) until = readUntil(cursor, until);
    else {
      const found = readTerm(cursor);
      if (found !== undefined) terms.push(found);
      if (found !== undefined && until !== undefined) reportBehindUntil(cursor, found);
    }
  }
  if (terms.length === 0) {
    cursor.complain(
      'Event queries in brackets are missing here: `[category where condition]`.',
      cursor.place,
    );
    cursor.frameIsSure = false;
  }
  return { terms, until };
}

function readTerm(cursor: Cursor): SequenceTerm | undefined {
  if (cursor.at('[') || cursor.at('![')) return term(cursor);
  if (startsBareTerm(cursor)) return bareTerm(cursor);
  const isSeparator = cursor.at(',') || cursor.at('and') || cursor.at('or');
  cursor.complain(
    isSeparator
      ? `Event queries follow one another without \`${cursor.shown}\`: remove it.`
      : `\`${cursor.shown}\` can't stand here: an event query in brackets is expected, \`[category where condition]\`.`,
    cursor.token,
    isSeparator ? [removeFix(`Remove \`${cursor.shown}\``, cursor.token)] : [],
  );
  cursor.frameIsSure = false;
  skip(cursor);
  return undefined;
}

function readUntil(cursor: Cursor, before: SequenceTerm | undefined): SequenceTerm | undefined {
  const word = acceptWord(cursor, 'until');
  if (!cursor.at('[') && !cursor.at('![') && !startsBareTerm(cursor)) {
    cursor.complain(
      'An event query in brackets is missing behind `until`: `[category where condition]`.',
      cursor.place,
    );
    return before;
  }
  const found = readTerm(cursor);
  if (before === undefined || word === undefined) return found;
  cursor.report('A sequence takes `until` once.', word);
  return before;
}

function reportBehindUntil(cursor: Cursor, { span }: SequenceTerm): void {
  cursor.complain('`until` and its event query must be the last: move this one before it.', span);
  cursor.frameIsSure = false;
}
