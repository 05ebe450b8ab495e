import type { Runs } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { insertFix } from '../../text/fixes.ts';
import { acceptWord, atWord } from './meant.ts';
import { acceptAssign, acceptNumber } from './option.ts';

export const MAX_RUNS = 100;

/** True where an option of an event query starts, also one without its `with`. */
export function atRuns(cursor: Cursor): boolean {
  return atWord(cursor, 'with') || (isRunsWord(cursor) && cursor.peek(1).kind === '=');
}

/** `runs` is no keyword: it is read as a name. */
function isRunsWord(cursor: Cursor): boolean {
  return cursor.at('identifier') && cursor.shown.toLowerCase() === 'runs';
}

/** `with runs=3`; `undefined` for another option, which was reported. */
export function runs(cursor: Cursor): Runs | undefined {
  const { start } = cursor.token;
  if (acceptWord(cursor, 'with') === undefined) {
    cursor.report('`with` is missing before `runs`: write `with runs=…`.', cursor.token, [
      insertFix('Insert `with`', start, 'with '),
    ]);
  }
  const isRuns = readName(cursor);
  acceptAssign(cursor, 'runs');
  const count = readCount(cursor);
  if (!isRuns) return undefined;
  return { kind: 'runs', span: { start, end: cursor.previous?.end ?? start }, count };
}

function readName(cursor: Cursor): boolean {
  const name = cursor.at('identifier') ? cursor.shown : '';
  if (name === 'runs') {
    cursor.advance();
    return true;
  }
  if (name === '') {
    cursor.complain('`runs=` with a number is missing behind `with`.', cursor.place);
    return true;
  }
  cursor.report(`An event query has no option \`${name}\`, only \`runs\`.`, cursor.token);
  cursor.frameIsSure = false;
  cursor.advance();
  return name.toLowerCase() === 'runs';
}

function readCount(cursor: Cursor): number | undefined {
  const { token } = cursor;
  const number = acceptNumber(cursor);
  const count = number?.kind === 'integer' ? Number(cursor.textOf(number)) : Number.NaN;
  if (count >= 1 && count <= MAX_RUNS) return count;
  cursor.frameIsSure = false;
  if (number === undefined) {
    cursor.complain(`A whole number from 1 to ${MAX_RUNS} is missing behind \`runs=\`.`, cursor.place);
  } else cursor.report(`\`runs\` takes a whole number from 1 to ${MAX_RUNS}.`, token);
  return undefined;
}
