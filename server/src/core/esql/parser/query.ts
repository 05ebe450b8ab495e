import { insertFix, removeFix, replaceFix } from '../../text/fixes.ts';
import { nearest } from '../../text/nearest.ts';
import type { Command, EsqlQuery } from '../ast.ts';
import { FIRST_WORDS, startsCommand } from '../commands/index.ts';
import { KEYWORDS } from '../tokens.ts';
import { command, isSourceCommand } from './command.ts';
import type { Cursor } from './cursor.ts';
import { startsOperand } from './items.ts';

/** The whole query: commands with `|` between them. All of its tokens are read. */
export function query(cursor: Cursor): EsqlQuery {
  const span = { start: 0, end: cursor.text.length };
  skipSettings(cursor);
  const commands: Command[] = [];
  while (!cursor.at('end')) {
    const found = next(cursor, commands.length === 0);
    if (found !== undefined) commands.push(found);
    if (!separator(cursor)) break;
  }
  return { kind: 'query', span, commands };
}

/** `SET name = value;` before the query. */
function skipSettings(cursor: Cursor): void {
  while (cursor.atWord('set')) {
    while (!cursor.at(';') && !cursor.at('end') && !cursor.at('|')) cursor.advance();
    if (cursor.accept(';') === undefined) {
      cursor.complain('A `;` is missing behind `SET`.', cursor.place);
      return;
    }
  }
}

function next(cursor: Cursor, isFirst: boolean): Command | undefined {
  cursor.broken = false;
  const { token } = cursor;
  const word =
    token.kind === 'word' || KEYWORDS.has(token.kind) ? cursor.textOf(token).toLowerCase() : undefined;
  if (word === undefined) {
    noCommand(cursor, isFirst);
    return undefined;
  }
  const name = startsCommand(word) ? word : meant(cursor, word);
  if (isFirst && name !== undefined && !isSourceCommand(name)) {
    cursor.report(`A query starts with what is read, as in \`FROM logs-* | ${name} …\`.`, token);
  } else if (!isFirst && name !== undefined && isSourceCommand(name)) {
    cursor.complain(`\`${cursor.textOf(token)}\` can stand at the start of a query only.`, token);
  }
  return command(cursor, name);
}

/** Reports a word that names no command. One that is near enough is read as the command that is meant. */
function meant(cursor: Cursor, word: string): string | undefined {
  const { token } = cursor;
  const found = nearest(word, FIRST_WORDS);
  const what = `ES|QL has no command \`${cursor.textOf(token)}\`.`;
  if (found === undefined) cursor.complain(what, token);
  else
    cursor.report(`${what} Did you mean \`${found}\`?`, token, [
      replaceFix(`Replace with \`${found}\``, token, found),
    ]);
  return found;
}

function noCommand(cursor: Cursor, isFirst: boolean): void {
  if (cursor.at('|')) {
    const fix = isFirst ? [] : [removeFix('Remove the `|`', cursor.token)];
    cursor.complain(`A command is missing before this \`|\`.`, cursor.token, fix);
    return;
  }
  cursor.complain(
    isFirst
      ? `A query starts with a command, as in \`FROM logs-*\`, not with \`${cursor.shown}\`.`
      : `A command is missing before \`${cursor.shown}\`.`,
    cursor.token,
  );
}

/** Reads on to the next command: over the `|`, or over what does not fit. False at the end of the query. */
function separator(cursor: Cursor): boolean {
  if (!cursor.at('|') && !cursor.at('end')) {
    if (startsNext(cursor)) return true;
    complainRest(cursor);
    while (!cursor.at('|') && !cursor.at('end')) cursor.skip();
  }
  const bar = cursor.accept('|');
  if (bar !== undefined && cursor.at('end')) {
    cursor.broken = false;
    cursor.complain('A command is missing behind this `|`.', bar, [removeFix('Remove the `|`', bar)]);
  }
  return bar !== undefined;
}

/** True at a command without a `|` before it, which is reported. */
function startsNext(cursor: Cursor): boolean {
  const { token } = cursor;
  const isWord = token.kind === 'word' || token.kind === 'where';
  if (!isWord || cursor.broken || !FIRST_WORDS.has(cursor.textOf(token).toLowerCase())) return false;
  if (cursor.peek(1).kind === '=' || cursor.peek(1).kind === '.') return false;
  cursor.report(`A \`|\` is missing before \`${cursor.textOf(token)}\`.`, token, [
    insertFix('Insert `|`', token.start, '| '),
  ]);
  return true;
}

function complainRest(cursor: Cursor): void {
  const { token } = cursor;
  const shown = cursor.shown;
  switch (token.kind) {
    case ')':
    case ']':
    case '}':
      return cursor.complain(`This \`${shown}\` closes nothing.`, token, [
        removeFix(`Remove the \`${shown}\``, token),
      ]);
    case 'open':
      return cursor.complain('', token);
    default:
      if (token.kind === 'foreign' && shown === '||') {
        return cursor.complain('A command is missing between these `|`.', token);
      }
      if (startsOperand(token.kind)) {
        return cursor.complain(`An operator, a \`,\` or a \`|\` is missing before \`${shown}\`.`, token);
      }
      return cursor.complain(`\`${shown}\` does not fit here.`, token);
  }
}
