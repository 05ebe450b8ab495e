/** Lists, parentheses and brackets. */
import { describe, test } from 'node:test';
import { checkSlip } from './check.ts';

type Row = readonly [title: string, fixture: string, message: string, tree: string, fixed?: string];

const TABLES: readonly (readonly [topic: string, rows: readonly Row[]])[] = [
  [
    'commas',
    [
      [
        'one too many at the end',
        'any where a in (1, 2«,») and b == 2',
        'No comma can stand behind the last value',
        'any: (and (in a 1 2) (== b 2))',
        'any where a in (1, 2) and b == 2',
      ],
      [
        'one too many at the end of patterns',
        'any where a : ("x"«,») and b == 2',
        'No comma can stand behind the last value',
        'any: (and (: a "x") (== b 2))',
        'any where a : ("x") and b == 2',
      ],
      [
        'one too many at the end of a call',
        'any where f(a, 1«,») == 3 and b == 2',
        'No comma can stand behind the last value',
        'any: (and (== f(a, 1) 3) (== b 2))',
        'any where f(a, 1) == 3 and b == 2',
      ],
      [
        'one too many at the start',
        'any where a in («,»1) and b == 2',
        'A value is missing before this comma',
        'any: (and (in a 1) (== b 2))',
        'any where a in (1) and b == 2',
      ],
      [
        'two of them',
        'any where a in (1,«,» 2) and b == 2',
        'A value is missing before this comma',
        'any: (and (in a 1 2) (== b 2))',
        'any where a in (1, 2) and b == 2',
      ],
      [
        'two of them at the end',
        'any where a in (1,«,») and b == 2',
        'A value is missing before this comma',
        'any: (and (in a 1) (== b 2))',
        'any where a in (1) and b == 2',
      ],
      [
        'none but one',
        'any where a in («,») and b == 2',
        'A value is missing before this comma',
        'any: (and (in a) (== b 2))',
      ],
      [
        'none between two values',
        'any where a in (1 «2») and b == 2',
        'A comma is missing before `2`',
        'any: (and (in a 1 2) (== b 2))',
        'any where a in (1, 2) and b == 2',
      ],
      [
        'none between lines',
        'any where a : (\n  "x"\n  «"y"»,\n  "z"\n) and b == 2',
        'A comma is missing before `"y"`',
        'any: (and (: a "x" "y" "z") (== b 2))',
        'any where a : (\n  "x",\n  "y",\n  "z"\n) and b == 2',
      ],
      [
        'none between arguments',
        'any where concat(a «"x"») == "y"',
        'A comma is missing before `"x"`',
        'any: (== concat(a, "x") "y")',
        'any where concat(a, "x") == "y"',
      ],
    ],
  ],
  [
    'empty lists',
    [
      ['of values', 'any where a in «()» and b == 2', 'This list is empty', 'any: (and (in a) (== b 2))'],
      ['of patterns', 'any where a : «( )» and b == 2', 'This list is empty', 'any: (and (: a) (== b 2))'],
    ],
  ],
  [
    'lists without parentheses',
    [
      [
        'one value',
        'any where a in «"x"» and b == 2',
        'must stand in parentheses',
        'any: (and (in a "x") (== b 2))',
        'any where a in ("x") and b == 2',
      ],
      [
        'two values',
        'any where a in~ «"x", "y"» and b == 2',
        'The values of `in~` must stand in parentheses',
        'any: (and (in~ a "x" "y") (== b 2))',
        'any where a in~ ("x", "y") and b == 2',
      ],
      [
        'two patterns',
        'any where a : «"x", "y"» and b == 2',
        'must stand in parentheses',
        'any: (and (: a "x" "y") (== b 2))',
        'any where a : ("x", "y") and b == 2',
      ],
      [
        'in brackets',
        'any where a in «["x", "y"]» and b == 2',
        'not in brackets',
        'any: (and (in a "x" "y") (== b 2))',
        'any where a in ("x", "y") and b == 2',
      ],
      [
        'patterns in brackets',
        'sequence [a where b like «["x"]»] [c where true]',
        'not in brackets',
        'sequence [a: (like b "x")] [c: true]',
        'sequence [a where b like ("x")] [c where true]',
      ],
      [
        'none at all',
        'any where a in «and» b == 2',
        'A list of values in parentheses is missing behind `in`',
        'any: (and (in a) (== b 2))',
      ],
      [
        'none at the end',
        'any where b == 2 and a not «in»',
        'A list of values in parentheses is missing',
        'any: (and (== b 2) (not-in a))',
      ],
    ],
  ],
  [
    'parentheses without an end',
    [
      [
        'of a condition',
        'any where «(»a == 1 or b == 2',
        'This `(` is not closed',
        'any: {(or (== a 1) (== b 2))}',
      ],
      [
        'of the outer one',
        'any where «(»a == 1 or (b == 2) and c == 3',
        'This `(` is not closed',
        'any: {(or (== a 1) (and {(== b 2)} (== c 3)))}',
      ],
      [
        'of a list',
        'any where a in «(»1, 2 and b == 2',
        'This `(` is not closed',
        'any: (and (in a 1 2) (== b 2))',
      ],
      [
        'of a list in parentheses',
        'any where (a in «(»"x", "y" and b == 2)',
        'This `(` is not closed',
        'any: {(and (in a "x" "y") (== b 2))}',
      ],
      [
        'of patterns',
        'any where a : «(»"x", "y" or b == 2',
        'This `(` is not closed',
        'any: (or (: a "x" "y") (== b 2))',
      ],
      [
        'of a call',
        'any where length«(»a.b > 3 and b == 2',
        'This `(` is not closed',
        'any: (and (> length(a.b) 3) (== b 2))',
      ],
      [
        'in a sequence',
        'sequence [a where «(»b == 1] [c where true]',
        'This `(` is not closed',
        'sequence [a: {(== b 1)}] [c: true]',
      ],
      ['before a pipe', 'any where «(»a == 1 | head 5', 'This `(` is not closed', 'any: {(== a 1)} | head 5'],
    ],
  ],
  [
    'what closes nothing',
    [
      ['at the end', 'any where a == 1«)»', 'This `)` closes nothing', 'any: (== a 1)', 'any where a == 1'],
      [
        'before another condition',
        'any where a == 1«)» and b == 2',
        'This `)` closes nothing',
        'any: (and (== a 1) (== b 2))',
        'any where a == 1 and b == 2',
      ],
      [
        'twice',
        'any where (a == 1)«))» and b == 2',
        '`))` close nothing',
        'any: (and {(== a 1)} (== b 2))',
        'any where (a == 1) and b == 2',
      ],
      [
        'in a sequence',
        'sequence [a where b == 1«)»] [c where true]',
        'This `)` closes nothing',
        'sequence [a: (== b 1)] [c: true]',
        'sequence [a where b == 1] [c where true]',
      ],
      [
        'a bracket',
        'any where a == 1«]» and b == 2',
        'This `]` closes nothing',
        'any: (and (== a 1) (== b 2))',
        'any where a == 1 and b == 2',
      ],
    ],
  ],
  [
    'brackets of event queries',
    [
      [
        'not closed',
        'sequence «[»a where b == 1 [c where true]',
        'This `[` is not closed',
        'sequence [a: (== b 1)] [c: true]',
      ],
      [
        'not closed at the end',
        'sequence [a where b == 1] «[»c where true',
        'This `[` is not closed',
        'sequence [a: (== b 1)] [c: true]',
      ],
      [
        'not closed before `by`',
        'sequence «[»a where b == 1 by x [c where true] by y',
        'This `[` is not closed',
        'sequence [a: (== b 1)] by x [c: true] by y',
      ],
      [
        'not closed before `until`',
        'sequence [a where b] «[»c where true until [d where true]',
        'This `[` is not closed',
        'sequence [a: b] [c: true] until [d: true]',
      ],
      [
        'not opened',
        'sequence «a» where b == 1] [c where true]',
        'missing here',
        'sequence [a: (== b 1)] [c: true]',
        'sequence [a where b == 1] [c where true]',
      ],
      [
        'not there',
        'sequence [a where b == 1] «c» where true',
        'missing here',
        'sequence [a: (== b 1)] [c: true]',
        'sequence [a where b == 1] [c where true]',
      ],
      [
        'empty',
        'sequence «[]» [c where true]',
        'An event query is missing between these brackets',
        'sequence [any: _] [c: true]',
      ],
    ],
  ],
];

for (const [topic, rows] of TABLES) {
  describe(topic, () => {
    for (const [title, fixture, message, tree, fixed] of rows) {
      test(title, () => {
        checkSlip(fixture, { message, tree, ...(fixed === undefined ? {} : { fixed }) });
      });
    }
  });
}
