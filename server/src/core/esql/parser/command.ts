import type { Command } from '../ast.ts';
import { esqlCommand } from '../commands/index.ts';
import { completion } from './commands/completion.ts';
import { dissect, grok } from './commands/dissect.ts';
import { enrich, lookupJoin } from './commands/enrich.ts';
import { from } from './commands/from.ts';
import { rename } from './commands/rename.ts';
import { evaluate, limit, mvExpand, opaque, project, row, where } from './commands/simple.ts';
import { sort } from './commands/sort.ts';
import type { Start } from './commands/start.ts';
import { stats } from './commands/stats.ts';
import type { Cursor } from './cursor.ts';

type Reader = (cursor: Cursor, start: Start) => Command;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['completion', completion],
  ['dissect', dissect],
  ['drop', (cursor, start) => project(cursor, start, 'drop')],
  ['enrich', enrich],
  ['eval', evaluate],
  ['from', from],
  ['grok', grok],
  ['inline', (cursor, start) => secondWord(cursor, start, 'stats', inlineStats)],
  ['inlinestats', inlineStats],
  ['keep', (cursor, start) => project(cursor, start, 'keep')],
  ['limit', limit],
  ['lookup', (cursor, start) => secondWord(cursor, start, 'join', lookupJoin)],
  ['mv_expand', mvExpand],
  ['rename', rename],
  ['row', row],
  ['sort', sort],
  ['stats', (cursor, start) => stats(cursor, start, false)],
  ['ts', from],
  ['where', where],
]);

function inlineStats(cursor: Cursor, start: Start): Command {
  return stats(cursor, start, true);
}

/** Reads a command from its word on. `name`: the one that is meant, in lower case; `undefined` for none that is known. */
export function command(cursor: Cursor, name: string | undefined): Command {
  const word = cursor.advance();
  const start: Start = { nameSpan: { start: word.start, end: word.end } };
  const read = name === undefined ? undefined : READERS.get(name);
  return read?.(cursor, start) ?? opaque(cursor, start, name ?? cursor.textOf(word).toLowerCase());
}

function secondWord(cursor: Cursor, { nameSpan }: Start, word: string, read: Reader): Command {
  const second = cursor.acceptWord(word);
  if (second !== undefined) return read(cursor, { nameSpan: { start: nameSpan.start, end: second.end } });
  cursor.complain(`Behind \`${cursor.textOf(nameSpan)}\` stands \`${word.toUpperCase()}\`.`, cursor.place);
  return opaque(cursor, { nameSpan }, cursor.textOf(nameSpan).toLowerCase());
}

const UNLISTED_SOURCES: ReadonlySet<string> = new Set(['explain', 'external', 'metrics']);

/** True for the word (in lower case) of a command that starts a query. */
export function isSourceCommand(word: string): boolean {
  return esqlCommand(word)?.kind === 'source' || UNLISTED_SOURCES.has(word);
}
