import type { Expression, Pipe } from '../ast.ts';
import { KEYWORDS } from '../tokens.ts';
import { ALONE, type Cursor, type Surroundings } from './cursor.ts';
import { expression } from './expression.ts';
import { skip } from './skip.ts';
import { OPERAND_STARTS } from './token-sets.ts';

/** Other dialects have pipes with arguments that only blanks separate; what a pipe takes is checked later. */
const AROUND: Surroundings = { ...ALONE, commas: true, blanks: true };

/** `| head 10`. */
export function pipe(cursor: Cursor): Pipe {
  const bar = cursor.advance();
  const name = cursor.at('identifier') || KEYWORDS.has(cursor.token.kind) ? cursor.advance() : undefined;
  if (name === undefined) {
    cursor.complain('A pipe is missing behind this `|`: `head` or `tail` with a number.', bar);
    cursor.excuse();
  }
  const args = cursor.deeper(0, AROUND, () => readArguments(cursor));
  const end = cursor.previous?.end ?? bar.end;
  return {
    kind: 'pipe',
    span: { start: bar.start, end },
    name: name === undefined ? '' : cursor.textOf(name),
    nameSpan: name === undefined ? { start: bar.end, end: bar.end } : { start: name.start, end: name.end },
    args,
  };
}

function readArguments(cursor: Cursor): readonly Expression[] {
  const args: Expression[] = [];
  while (!cursor.at('end') && !cursor.at('|')) {
    const start = cursor.token;
    if (cursor.atAny(OPERAND_STARTS) || args.length === 0 || cursor.previous?.kind === ',')
      args.push(expression(cursor));
    cursor.accept(',');
    if (cursor.token === start) {
      cursor.complain(`\`${cursor.shown}\` can't stand here: remove it.`, cursor.token);
      skip(cursor);
    }
  }
  return args;
}
