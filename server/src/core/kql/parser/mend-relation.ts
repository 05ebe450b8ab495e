import type { TextEdit } from '../../text/diagnostic.ts';
import { insertFix, replaceFix } from '../../text/fixes.ts';
import type { Span } from '../../text/span.ts';
import { trimBlanks } from '../lexer/characters.ts';
import type { Token } from '../tokens.ts';
import { commaEdits } from './commas.ts';
import type { Cursor } from './cursor.ts';

/** Operators of EQL, ES|QL, SQL and Lucene's kin, as the last word of what should be a field alone. */
const FOREIGN = /(?:[=!~]=|[=!]~|=|[\s\u00a0](?:in~?|is|like~?|regex~?|rlike|contains|matches))$/i;

const DOTTED_NAME = /^[\w@]+(?:\.[\w@*-]+)+$/;

/**
 * Looks at a text where a condition starts. One that ends in an operator of another language (`process.name == "sh"`), or a
 * field behind which the `:` is missing, is reported, and the `:` put in. Returns where `!=` or `not in` stands.
 */
export function mendRelation(cursor: Cursor): Span | undefined {
  const { token } = cursor;
  if (token.kind !== 'literal') return undefined;
  const next = cursor.peek(1);
  if (next.kind === 'not') return mendNotIn(cursor);
  if (next.kind === '{' && !/[\s\u00a0]/.test(cursor.textOf(token))) mendMissingColon(cursor, token);
  if (next.kind !== 'quoted' && next.kind !== 'open-quoted' && next.kind !== '(') return undefined;
  const text = cursor.textOf(token);
  const operator = FOREIGN.exec(text)?.[0].trimStart() ?? '';
  if (operator !== '' && operator.length < text.length) return mendForeign(cursor, token, operator);
  // A bracket that nothing closes is a slip of its own where it is stuck to the name.
  const isStray = next.start === token.end && cursor.opensUnclosedNext;
  if (DOTTED_NAME.test(text) && !isStray) mendMissingColon(cursor, token);
  return undefined;
}

function mendForeign(cursor: Cursor, token: Token, operator: string): Span | undefined {
  const place = { start: token.end - operator.length, end: token.end };
  const end = trimBlanks(cursor.text, token.start, place.start);
  const isNegated = operator.startsWith('!');
  const next = cursor.peek(1);
  const colon = [{ span: { start: end, end: next.start }, newText: ':' }, ...commasOf(cursor, 1)];
  cursor.report(
    isNegated
      ? `KQL has no \`${operator}\`: write \`not ${cursor.textOf({ start: token.start, end })}:…\`.`
      : `KQL has no \`${operator}\`: write \`:\`, and \`or\` between several values in parentheses.`,
    place,
    [
      {
        title: isNegated ? 'Write it with `not` and `:`' : 'Replace with `:`',
        edits: isNegated
          ? [{ span: { start: token.start, end: token.start }, newText: 'not ' }, ...colon]
          : colon,
        preferred: true,
      },
    ],
  );
  cursor.split([
    { kind: 'literal', start: token.start, end },
    { kind: ':', ...place },
  ]);
  return isNegated ? place : undefined;
}

/** `field not in ("a", "b")`. */
function mendNotIn(cursor: Cursor): Span | undefined {
  const { token } = cursor;
  const [not, word, next] = [cursor.peek(1), cursor.peek(2), cursor.peek(3)];
  const isForeign = word.kind === 'literal' && /^(?:in~?|like~?|regex~?)$/i.test(cursor.textOf(word));
  if (!isForeign || (next.kind !== '(' && next.kind !== 'quoted')) return undefined;
  const field = cursor.textOf(token);
  cursor.report(
    `KQL has no \`${cursor.textOf({ start: not.start, end: word.end })}\`: write \`not ${field}:…\`, and \`or\` between several values in parentheses.`,
    { start: not.start, end: word.end },
    [
      {
        title: 'Write it with `not` and `:`',
        edits: [
          { span: { start: token.start, end: token.start }, newText: 'not ' },
          { span: { start: token.end, end: next.start }, newText: ':' },
          ...commasOf(cursor, 3),
        ],
        preferred: true,
      },
    ],
  );
  cursor.advance();
  cursor.advance();
  cursor.split([
    { kind: 'literal', start: token.start, end: token.end },
    { kind: ':', start: word.start, end: word.end },
  ]);
  return { start: not.start, end: not.end };
}

/** Lists of other languages have commas: they are mended with the operator, in one go. */
function commasOf(cursor: Cursor, distance: number): readonly TextEdit[] {
  if (cursor.peek(distance).kind !== '(') return [];
  cursor.commasExcused = true;
  return commaEdits(cursor, distance + 1);
}

function mendMissingColon(cursor: Cursor, token: Token): void {
  const gap = { start: token.end, end: cursor.peek(1).start };
  cursor.report(`A \`:\` is missing behind \`${cursor.textOf(token)}\`.`, token, [
    gap.start === gap.end ? insertFix('Insert `:`', gap.start, ':') : replaceFix('Insert `:`', gap, ':'),
  ]);
  cursor.split([token, { kind: ':', start: token.end, end: token.end }]);
}
