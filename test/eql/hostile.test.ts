/** Texts that are long, or deep, or full of what has to be looked ahead for: read in time that grows with them alone. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexEql } from '../../server/src/core/eql/lex.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { walkQuery } from '../../server/src/core/eql/walk.ts';
import { processorTime } from '../support/processor-time.ts';

const MANY = 20_000;
const VERY_MANY = 100_000;
/** Far more than a machine with other work needs for any of them, and far less than a loop in a loop takes. */
const LIMIT = 20_000;

function many(piece: string, count = MANY): string {
  return piece.repeat(count);
}

/** What must be read, and the piece of a message that its first error has; none for a right query. */
const TEXTS: Readonly<Record<string, readonly (readonly [title: string, text: string, message?: string])[]>> =
  {
    'long queries': [
      ['conditions', `any where ${many('a == 1 and ', VERY_MANY)} b == 2`],
      ['values of a list', `any where a in (${many('"x", ', VERY_MANY)} "y")`],
      ['expressions of a list', `any where a in (${many('b, ')} c)`],
      ['parts of a name', `any where a${many('.b')} == 1`],
      ['a string of a megabyte', `any where a == "${many('x', 1_000_000)}"`],
      ['half a million escapes', String.raw`any where a == "${many('\\\\', 500_000)}"`],
      ['comments', `any where ${many('/* a */')} a // ${many('b ')}`],
      ['pipes', `any where a ${many('| head 1 ')}`],
      ['a sum', `any where ${many('a + ', VERY_MANY)} b == 2`, 'too complex'],
      ['event queries', `sequence ${many('[a where b] ')}`, 'at most 256'],
    ],
    'deep queries': [
      ['parentheses', `any where ${many('(', VERY_MANY)} a ${many(')', VERY_MANY)}`, 'too complex'],
      ['parentheses that nothing closes', `any where ${many('(')}`, ''],
      ['functions', `any where ${many('f(')} a ${many(')')}`, 'too complex'],
      ['lists', `any where ${many('a in (')}`, ''],
      ['not', `any where ${many('not ', VERY_MANY)} a`, 'too complex'],
      ['signs', `any where ${many('-')} 1 == 1`, 'too complex'],
      ['sums in parentheses', `any where ${many('(')} ${many('a + a) + ')} 1`, ''],
      ['relationships', `any where ${many('child of [')}`, 'no process relationships'],
      ['comments', `any where ${many('/*')}`, ''],
    ],
    'places that look ahead': [
      ['quotes', `any where a == ${many('"', 100_001)}`, ''],
      ['apostrophes', `any where a == ${many("'", 100_001)}`, ''],
      ['escaped quotes', `any where a == "${many('a\\" ')}`, ''],
      ['strings that an escaped quote ends', `any where a in (${many('"a\\" "b\\" ')})`, ''],
      ['typographic quotes', `any where a == ${many('“')}${many('„')}`, ''],
      ['backquotes', `any where ${many('`', 20_001)}`, ''],
      ['lines with one backquote', `any where ${many('`a\n')}`, ''],
      ['dots', `any where a${many('.')}`, ''],
      ['commas', `any where a in (${many(',')})`, ''],
      ['brackets', `sequence ${many('[')}`, ''],
      ['what closes nothing', `any where a ${many(')')}`, ''],
      ['event queries that nothing closes', `sequence ${many('[a where b ')}`, ''],
      ['event queries without brackets', `sequence ${many('a where b ')}`, ''],
      ['where', `any ${many('where ')}`, ''],
      ['names', many('a '), ''],
      ['words between conditions', `any where a ${many('is not ')}`, ''],
      ['comparisons in a chain', `any where 1 ${many('< a ')}`, ''],
      ['methods', `any where a${many('.length()')}`, ''],
      ['indexes', `any where a${many('[0]')}`, ''],
      ['digits', `any where a == ${many('9', 1_000_000)}`, ''],
      ['what has no meaning', `any where ${many('$ ')}`, ''],
      ['invisible blanks', `any where a${many('\u00a0 ')}`, ''],
      ['keys', `sequence ${many('by a ')} [a where b] [c where d]`, ''],
      ['keywords', many('sequence by with until any '), ''],
    ],
  };

for (const [topic, rows] of Object.entries(TEXTS)) {
  describe(topic, () => {
    for (const [title, text, message] of rows) {
      test(title, (context) => {
        const start = processorTime();
        const { value, errors } = parseEql(text);
        walkQuery(value, () => {});
        lexEql(text);
        const time = processorTime() - start;
        context.diagnostic(`${time.toFixed(0)} ms`);
        assert.ok(time < LIMIT);
        assert.ok(errors.length <= 1000, `${String(errors.length)} errors`);
        if (message === undefined) assert.deepEqual(errors, []);
        else assert.ok(errors[0]?.message.includes(message), errors[0]?.message);
      });
    }
  });
}
