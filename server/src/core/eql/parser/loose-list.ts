import { cover, type Span } from '../../text/span.ts';
import type { Expression } from '../ast.ts';
import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import type { List } from './list.ts';
import { atLiteral, literal } from './literal.ts';
import { missingHere } from './missing.ts';
import { LITERALS } from './token-sets.ts';

/** What stands where a list in parentheses should: values without them, or in brackets. `word` is the operator. */
export function looseList(cursor: Cursor, word: Token): List {
  if (cursor.at('[')) return inBrackets(cursor, word);
  return atLiteral(cursor) ? bare(cursor, word) : none(cursor, word);
}

function inBrackets(cursor: Cursor, word: Token): List {
  const open = cursor.advance();
  const items = literals(cursor);
  const close = cursor.accept(']');
  const end = close?.end ?? items.at(-1)?.span.end ?? open.end;
  cursor.report(
    `The values of \`${cursor.textOf(word)}\` stand in parentheses, \`( )\`, not in brackets.`,
    { start: open.start, end },
    close === undefined
      ? []
      : [
          {
            title: 'Replace the brackets with parentheses',
            edits: [
              { span: { start: open.start, end: open.end }, newText: '(' },
              { span: { start: close.start, end: close.end }, newText: ')' },
            ],
            preferred: true,
          },
        ],
  );
  return { span: { start: open.start, end }, items };
}

function bare(cursor: Cursor, word: Token): List {
  const items = literals(cursor);
  const span = spanOfAll(items, word);
  cursor.report(`The values of \`${cursor.textOf(word)}\` must stand in parentheses: \`("a", "b")\`.`, span, [
    {
      title: 'Put the values in parentheses',
      edits: [
        { span: { start: span.start, end: span.start }, newText: '(' },
        { span: { start: span.end, end: span.end }, newText: ')' },
      ],
      preferred: true,
    },
  ]);
  return { span, items };
}

function none(cursor: Cursor, word: Token): List {
  cursor.complain(
    `A list of values in parentheses is missing behind \`${cursor.textOf(word)}\`, as in \`("a", "b")\`.`,
    cursor.place,
  );
  return { span: missingHere(cursor).span, items: [] };
}

/** Literals with commas between. Where a comma separates something else too, only the first. */
function literals(cursor: Cursor): readonly Expression[] {
  const items: Expression[] = [];
  while (atLiteral(cursor)) {
    items.push(literal(cursor));
    const goesOn = cursor.at(',') && LITERALS.has(cursor.peek(1).kind) && !cursor.around.commas;
    if (!goesOn) break;
    cursor.advance();
  }
  return items;
}

function spanOfAll(items: readonly Expression[], word: Token): Span {
  const [first] = items;
  const last = items.at(-1);
  return first === undefined || last === undefined
    ? { start: word.end, end: word.end }
    : cover(first.span, last.span);
}
