/** Names of fields and functions, and what other dialects do with them. */
import { describe, test } from 'node:test';
import { checkSlip } from './check.ts';

type Row = readonly [title: string, fixture: string, message: string, tree: string, fixed?: string];

const TABLES: readonly (readonly [topic: string, rows: readonly Row[]])[] = [
  [
    'keywords in names',
    [
      [
        'as the last part',
        'any where event.«sequence» > 3 and b == 2',
        '`sequence` is a keyword of EQL',
        'any: (and (> event.sequence 3) (== b 2))',
        'any where event.`sequence` > 3 and b == 2',
      ],
      [
        'in the middle',
        'any where a.«any».b == 3 and b == 2',
        '`any` is a keyword',
        'any: (and (== a.any.b 3) (== b 2))',
        'any where a.`any`.b == 3 and b == 2',
      ],
      [
        'as the whole name',
        'any where «sample» == 3 and b == 2',
        '`sample` is a keyword',
        'any: (and (== sample 3) (== b 2))',
        'any where `sample` == 3 and b == 2',
      ],
      [
        'as the first part',
        'any where «join».a == 3 and b == 2',
        '`join` is a keyword',
        'any: (and (== join.a 3) (== b 2))',
        'any where `join`.a == 3 and b == 2',
      ],
      [
        'of an optional field',
        'any where ?«until» == 3 and b == 2',
        '`until` is a keyword',
        'any: (and (== ?until 3) (== b 2))',
        'any where ?`until` == 3 and b == 2',
      ],
      [
        'as a join key',
        'sequence by event.«sequence» [a where true] [b where true]',
        '`sequence` is a keyword',
        'sequence by event.sequence [a: true] [b: true]',
        'sequence by event.`sequence` [a where true] [b where true]',
      ],
      [
        'with `in` behind',
        'any where «of» in (1) and b == 2',
        '`of` is a keyword',
        'any: (and (in of 1) (== b 2))',
        'any where `of` in (1) and b == 2',
      ],
    ],
  ],
  [
    'dots',
    [
      [
        'without a part behind',
        'any where a«.» == 1 and b == 2',
        "A part of the field's name is missing",
        'any: (and (== a. 1) (== b 2))',
      ],
      [
        'before and',
        'any where a.b«.» and b == 2',
        "A part of the field's name is missing",
        'any: (and a.b. (== b 2))',
      ],
      [
        'at the end',
        'any where b == 2 and a«.»',
        "A part of the field's name is missing",
        'any: (and (== b 2) a.)',
      ],
      [
        'two of them',
        'any where a.«.»b == 1 and b == 2',
        'one too many',
        'any: (and (== a.b 1) (== b 2))',
        'any where a.b == 1 and b == 2',
      ],
      [
        'at the start',
        'any where «.»a == 1 and b == 2',
        "can't start with a dot",
        'any: (and (== a 1) (== b 2))',
        'any where a == 1 and b == 2',
      ],
      [
        'a question mark alone',
        'any where ? «==» 1 and b == 2',
        "A field's name is missing behind `?`",
        'any: (and (== _ 1) (== b 2))',
      ],
    ],
  ],
  [
    'places in arrays',
    [
      [
        'a number',
        'any where a.b«[0]» == "x" and b == 2',
        "can't pick one value of an array",
        'any: (and (== a.b "x") (== b 2))',
        'any where a.b == "x" and b == 2',
      ],
      [
        'a part of a name behind',
        'any where a«[0]».b == "x" and b == 2',
        "can't pick one value of an array",
        'any: (and (== a.b "x") (== b 2))',
        'any where a.b == "x" and b == 2',
      ],
      [
        'all',
        'any where a«[*]» == "x" and b == 2',
        "can't pick one value of an array",
        'any: (and (== a "x") (== b 2))',
        'any where a == "x" and b == 2',
      ],
      [
        'the last',
        'any where a«[-1]» == "x" and b == 2',
        "can't pick one value of an array",
        'any: (and (== a "x") (== b 2))',
        'any where a == "x" and b == 2',
      ],
      [
        'none',
        'any where a«[]» == "x" and b == 2',
        "can't pick one value of an array",
        'any: (and (== a "x") (== b 2))',
        'any where a == "x" and b == 2',
      ],
      [
        'a blank before',
        'any where a «[0]» == "x" and b == 2',
        "can't pick one value of an array",
        'any: (and (== a "x") (== b 2))',
        'any where a  == "x" and b == 2',
      ],
      [
        'of what a function gives',
        'any where f(a)«[0]» == "x" and b == 2',
        "can't pick one value of an array",
        'any: (and (== f(a) "x") (== b 2))',
        'any where f(a) == "x" and b == 2',
      ],
    ],
  ],
  [
    'methods',
    [
      [
        'behind a colon',
        'any where a.b:«length»() > 3 and b == 2',
        'EQL has no methods: write `length(a.b)`',
        'any: (and (> length(a.b) 3) (== b 2))',
        'any where length(a.b) > 3 and b == 2',
      ],
      [
        'with an argument',
        'any where a.b:«startsWith»("x") and b == 2',
        'write `startsWith(a.b, "x")`',
        'any: (and startsWith(a.b, "x") (== b 2))',
        'any where startsWith(a.b, "x") and b == 2',
      ],
      [
        'behind a dot',
        'any where a.b.«length»() > 3 and b == 2',
        'write `length(a.b)`',
        'any: (and (> length(a.b) 3) (== b 2))',
        'any where length(a.b) > 3 and b == 2',
      ],
      [
        'of no function',
        'any where a.b.«lower»() == "x" and b == 2',
        "a field can't be called",
        'any: (and (== lower(a.b) "x") (== b 2))',
      ],
      [
        'a function without arguments',
        'any where «startsWith~» == 1 and b == 2',
        'its arguments must follow in parentheses',
        'any: (and (== startsWith~() 1) (== b 2))',
      ],
    ],
  ],
  [
    'process relationships',
    [
      [
        'descendant of',
        'any where «descendant of» [process where a == 1] and b == 2',
        'no process relationships',
        'any: (and _ (== b 2))',
      ],
      [
        'child of',
        'any where b == 2 and «child of» [process where a == 1]',
        'no process relationships',
        'any: (and (== b 2) _)',
      ],
      [
        'event of, negated',
        'any where not «event of» [process where a[0] = "x"] and b == 2',
        'no process relationships',
        'any: (and (not _) (== b 2))',
      ],
      [
        'nested',
        'any where «child of» [a where child of [b where true]] and b == 2',
        'no process relationships',
        'any: (and _ (== b 2))',
      ],
      [
        'in a sequence',
        'sequence [a where «child of» [b where true]] [c where true]',
        'no process relationships',
        'sequence [a: _] [c: true]',
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
