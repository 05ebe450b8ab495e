/** Operators and words of other languages, and what is missing between two conditions: one error, and the rest is read. */
import { describe, test } from 'node:test';
import { checkSlip, type ExpectedSlip } from './check.ts';

type Row = readonly [title: string, fixture: string, message: string, tree: string, fixed?: string];

/** What follows in most rows: it must be read as if nothing were wrong before it. */
const REST = 'and process.pid > 4';
const AND = (condition: string): string => `process: (and ${condition} (> process.pid 4))`;

const TABLES: readonly (readonly [topic: string, rows: readonly Row[]])[] = [
  [
    'signs of other languages',
    [
      [
        'a single equals sign',
        `process where user.name «=» "root" ${REST}`,
        'EQL compares with `==`',
        AND('(== user.name "root")'),
        `process where user.name == "root" ${REST}`,
      ],
      [
        'three of them',
        `process where user.name «===» "root" ${REST}`,
        'EQL has no `===`: write `==`',
        AND('(== user.name "root")'),
        `process where user.name == "root" ${REST}`,
      ],
      [
        'not equal in three signs',
        `process where user.name «!==» "root" ${REST}`,
        'write `!=`',
        AND('(!= user.name "root")'),
        `process where user.name != "root" ${REST}`,
      ],
      [
        'not equal as in SQL',
        `process where user.name «<>» "root" ${REST}`,
        'EQL has no `<>`: write `!=`',
        AND('(!= user.name "root")'),
        `process where user.name != "root" ${REST}`,
      ],
      [
        'at least, turned round',
        `process where user.id «=>» 4 ${REST}`,
        'EQL has no `=>`: write `>=`',
        AND('(>= user.id 4)'),
        `process where user.id >= 4 ${REST}`,
      ],
      [
        'at most, turned round',
        `process where user.id «=<» 4 ${REST}`,
        'EQL has no `=<`: write `<=`',
        AND('(<= user.id 4)'),
        `process where user.id <= 4 ${REST}`,
      ],
      [
        'a tilde',
        `process where user.name «~» "root" ${REST}`,
        'EQL has no `~`: write `:`',
        AND('(: user.name "root")'),
        `process where user.name : "root" ${REST}`,
      ],
      [
        'equals and tilde',
        `process where user.name «=~» "root" ${REST}`,
        'write `:`',
        AND('(: user.name "root")'),
        `process where user.name : "root" ${REST}`,
      ],
      [
        'a negated colon',
        `process where user.name «!:» "r*" ${REST}`,
        'put `not` in front of the whole condition',
        AND('(not (: user.name "r*"))'),
        `process where not user.name : "r*" ${REST}`,
      ],
      [
        'two ampersands',
        'process where user.name == "root" «&&» process.pid > 4',
        'EQL has no `&&`: write `and`',
        AND('(== user.name "root")'),
        `process where user.name == "root" ${REST}`,
      ],
      [
        'two pipes',
        'any where a == 1 «||» b == 2',
        'EQL has no `||`: write `or`',
        'any: (or (== a 1) (== b 2))',
        'any where a == 1 or b == 2',
      ],
      [
        'two pipes behind a list',
        'any where a in (1) «||» b == 2',
        'write `or`',
        'any: (or (in a 1) (== b 2))',
        'any where a in (1) or b == 2',
      ],
      [
        'one pipe between conditions',
        'any where a == 1 «|» b.c == 2',
        'Write `or` between conditions',
        'any: (or (== a 1) (== b.c 2))',
        'any where a == 1 or b.c == 2',
      ],
      [
        'an exclamation mark',
        'any where «!»(a == 1) and b == 2',
        'EQL has no `!`: write `not`',
        'any: (and (not {(== a 1)}) (== b 2))',
        'any where not (a == 1) and b == 2',
      ],
      [
        'one before `in`',
        'any where a «!»in (1) and b == 2',
        'EQL has no `!`: write `not in`',
        'any: (and (not-in a 1) (== b 2))',
        'any where a not in (1) and b == 2',
      ],
      [
        'one before `like`',
        'any where a «!like» "x*" and b == 2',
        'only `not in` is',
        'any: (and (not (like a "x*")) (== b 2))',
        'any where not a like "x*" and b == 2',
      ],
      [
        'a blank within `like~`',
        'any where a «like ~» "x*" and b == 2',
        '`like~` is one word',
        'any: (and (like~ a "x*") (== b 2))',
        'any where a like~ "x*" and b == 2',
      ],
      [
        'a blank within `in~`',
        'any where a «in ~» ("x") and b == 2',
        '`in~` is one word',
        'any: (and (in~ a "x") (== b 2))',
        'any where a in~ ("x") and b == 2',
      ],
    ],
  ],
  [
    'keywords in upper case',
    [
      [
        'and',
        'any where a == 1 «AND» b == 2',
        'lower-case: write `and`',
        'any: (and (== a 1) (== b 2))',
        'any where a == 1 and b == 2',
      ],
      [
        'or',
        'any where a == 1 «Or» b == 2',
        'write `or`',
        'any: (or (== a 1) (== b 2))',
        'any where a == 1 or b == 2',
      ],
      [
        'or behind a list',
        'any where a in (1) «OR» b == 2',
        'write `or`',
        'any: (or (in a 1) (== b 2))',
        'any where a in (1) or b == 2',
      ],
      [
        'not',
        'any where «NOT» a == 1 and b == 2',
        'write `not`',
        'any: (and (not (== a 1)) (== b 2))',
        'any where not a == 1 and b == 2',
      ],
      [
        'not before parentheses',
        'any where «NOT» (a == 1) and b == 2',
        'write `not`',
        'any: (and (not {(== a 1)}) (== b 2))',
        'any where not (a == 1) and b == 2',
      ],
      [
        'in',
        'any where a «IN» (1, 2) and b == 2',
        'write `in`',
        'any: (and (in a 1 2) (== b 2))',
        'any where a in (1, 2) and b == 2',
      ],
      [
        'not in',
        'any where a not «IN» (1, 2) and b == 2',
        'write `in`',
        'any: (and (not-in a 1 2) (== b 2))',
        'any where a not in (1, 2) and b == 2',
      ],
      [
        'like',
        'any where a «LIKE» "x*" and b == 2',
        'write `like`',
        'any: (and (like a "x*") (== b 2))',
        'any where a like "x*" and b == 2',
      ],
      [
        'like with a tilde',
        'any where a «Like~» "x*" and b == 2',
        'write `like~`',
        'any: (and (like~ a "x*") (== b 2))',
        'any where a like~ "x*" and b == 2',
      ],
      [
        'not like',
        'any where a «NOT LIKE» "x*" and b == 2',
        'only `not in` is',
        'any: (and (not (like a "x*")) (== b 2))',
        'any where not a like "x*" and b == 2',
      ],
      [
        'where',
        'process «WHERE» a == 1 and b == 2',
        'write `where`',
        'process: (and (== a 1) (== b 2))',
        'process where a == 1 and b == 2',
      ],
      [
        'true',
        'any where a == «TRUE» and b == 2',
        'write `true`',
        'any: (and (== a true) (== b 2))',
        'any where a == true and b == 2',
      ],
      [
        'null',
        'any where a != «NULL» and b == 2',
        'write `null`',
        'any: (and (!= a null) (== b 2))',
        'any where a != null and b == 2',
      ],
    ],
  ],
  [
    'words of other languages',
    [
      [
        'equals',
        'any where a «equals» "x" and b == 2',
        'EQL has no `equals`: write `==`',
        'any: (and (== a "x") (== b 2))',
        'any where a == "x" and b == 2',
      ],
      [
        'not equals',
        'any where a «not equals» "x" and b == 2',
        '`not equals` is no operator: write `!=`',
        'any: (and (!= a "x") (== b 2))',
        'any where a != "x" and b == 2',
      ],
      [
        'is null',
        'any where a «is» null and b == 2',
        'EQL has no `is`: write `==`',
        'any: (and (== a null) (== b 2))',
        'any where a == null and b == 2',
      ],
      [
        'is not null',
        'any where a «is not» null and b == 2',
        'write `!=`',
        'any: (and (!= a null) (== b 2))',
        'any where a != null and b == 2',
      ],
      ['contains', 'any where a «contains» "x" and b == 2', 'write `:`', 'any: (and (: a "x") (== b 2))'],
      [
        'not contains',
        'any where a «not contains» "x" and b == 2',
        'only `not in` is',
        'any: (and (not (: a "x")) (== b 2))',
        'any where not a : "x" and b == 2',
      ],
      [
        'a function between',
        'any where a «startswith» "x" and b == 2',
        '`startsWith` is a function, not an operator',
        'any: (and startswith(a, "x") (== b 2))',
        'any where startsWith(a, "x") and b == 2',
      ],
      [
        'a function with a list',
        'any where a «cidrmatch» ("10.0.0.0/8", "::1/128") and b == 2',
        '`cidrMatch` is a function',
        'any: (and cidrmatch(a, "10.0.0.0/8", "::1/128") (== b 2))',
        'any where cidrMatch(a, "10.0.0.0/8", "::1/128") and b == 2',
      ],
      [
        'a word between conditions',
        'any where a == 1 «then» b == 2',
        'EQL has no `then` between two conditions',
        'any: (and (== a 1) (== b 2))',
      ],
      [
        'where, twice',
        'any where a == 1 «where» b == 2',
        '`where` stands once',
        'any: (and (== a 1) (== b 2))',
        'any where a == 1 and b == 2',
      ],
    ],
  ],
  [
    '`not` behind what it negates',
    [
      [
        'not like',
        'any where a «not like» "x*" and b == 2',
        '`not like` is no operator, only `not in` is',
        'any: (and (not (like a "x*")) (== b 2))',
        'any where not a like "x*" and b == 2',
      ],
      [
        'not :',
        'any where a.b «not :» "x*" and b == 2',
        '`not :` is no operator',
        'any: (and (not (: a.b "x*")) (== b 2))',
        'any where not a.b : "x*" and b == 2',
      ],
      [
        'not regex~',
        'any where a «not regex~» "x.*" and b == 2',
        '`not regex~` is no operator',
        'any: (and (not (regex~ a "x.*")) (== b 2))',
        'any where not a regex~ "x.*" and b == 2',
      ],
      [
        'not ==',
        'any where a «not ==» 1 and b == 2',
        'write `!=`',
        'any: (and (!= a 1) (== b 2))',
        'any where a != 1 and b == 2',
      ],
      [
        'not =',
        'any where a «not =» 1 and b == 2',
        'write `!=`',
        'any: (and (!= a 1) (== b 2))',
        'any where a != 1 and b == 2',
      ],
      [
        'not <',
        'any where a «not <» 1 and b == 2',
        'write `>=`',
        'any: (and (>= a 1) (== b 2))',
        'any where a >= 1 and b == 2',
      ],
      [
        '== not',
        'any where a == «not» 1 and b == 2',
        "`not` can't stand behind `==`: write `!=`",
        'any: (and (!= a 1) (== b 2))',
        'any where a != 1 and b == 2',
      ],
    ],
  ],
  [
    'something is missing',
    [
      [
        'an operator before a string',
        'any where a.b «"x"» and b == 2',
        'An operator is missing between `a.b` and `"x"`',
        'any: (and (== a.b "x") (== b 2))',
      ],
      [
        'an operator before a pattern',
        'any where a.b «"x*"» and b == 2',
        'An operator is missing',
        'any: (and (: a.b "x*") (== b 2))',
      ],
      [
        'an operator before a number',
        'any where a «4» and b == 2',
        'An operator is missing',
        'any: (and (== a 4) (== b 2))',
      ],
      [
        'an operator before a list',
        'any where a.b «(»"x", "y") and b == 2',
        'An operator is missing',
        'any: (and (in a.b "x" "y") (== b 2))',
      ],
      [
        'and',
        'any where a == 1 «b» == 2 and c == 3',
        '`and` or `or` is missing before `b`',
        'any: (and (== a 1) (== b 2) (== c 3))',
      ],
      [
        'and before not',
        'any where a == 1 «not» b == 2',
        '`and` or `or` is missing before `not`',
        'any: (and (== a 1) (not (== b 2)))',
      ],
      [
        'and before parentheses',
        'any where (a == 1) «(»b == 2)',
        '`and` or `or` is missing before `(`',
        'any: (and {(== a 1)} {(== b 2)})',
      ],
      [
        'a comma for and',
        'any where a == 1«,» b == 2',
        'not with a comma',
        'any: (and (== a 1) (== b 2))',
        'any where a == 1 and b == 2',
      ],
      ['a comma at the end', 'any where a == 1«,»', 'separates nothing', 'any: (== a 1)', 'any where a == 1'],
      [
        'the right side',
        'any where a == «and» b == 2',
        'A value is missing behind `==`, before `and`',
        'any: (and (== a _) (== b 2))',
      ],
      [
        'the right side at the end',
        'any where b == 2 and a «==»',
        'A value is missing behind `==`',
        'any: (and (== b 2) (== a _))',
      ],
      [
        'the left side',
        'any where «==» 1 and b == 2',
        'A value is missing behind `where`, before `==`',
        'any: (and (== _ 1) (== b 2))',
      ],
      [
        'a condition before and',
        'any where «and» b == 2',
        'A condition is missing behind `where`, before `and`',
        'any: (and _ (== b 2))',
      ],
      [
        'a condition between',
        'any where a == 1 and «or» b == 2',
        'A condition is missing behind `and`, before `or`',
        'any: (or (and (== a 1) _) (== b 2))',
      ],
      [
        'a condition at the end',
        'any where a == 1 «and»',
        'A condition is missing behind `and`',
        'any: (and (== a 1) _)',
      ],
      ['all of it', 'any «where»', 'A condition is missing behind `where`', 'any: _'],
      [
        'what is negated',
        'any where a == 1 and «not»',
        'A condition is missing behind `not`',
        'any: (and (== a 1) (not _))',
      ],
      [
        'a number to add',
        'any where a + «==» 1 and b == 2',
        'A value is missing behind `+`',
        'any: (and (== (+ a _) 1) (== b 2))',
      ],
      [
        'what is in parentheses',
        'any where a == 1 and («)» and b == 2',
        'A condition is missing between these parentheses',
        'any: (and (== a 1) {_} (== b 2))',
      ],
      [
        'what ends the parentheses',
        'any where (a == 1 or «)» and b == 2',
        'A condition is missing behind `or`, before `)`',
        'any: (and {(or (== a 1) _)} (== b 2))',
      ],
    ],
  ],
  [
    'comparisons in a chain',
    [
      [
        'of a range',
        'any where 1 < a.b «<» 4 and b == 2',
        "Comparisons can't be chained",
        'any: (and (< 1 a.b) (< _ 4) (== b 2))',
        'any where 1 < a.b and a.b < 4 and b == 2',
      ],
      [
        'of equals',
        'any where a == b «==» c and b == 2',
        "Comparisons can't be chained",
        'any: (and (== a b) (== _ c) (== b 2))',
      ],
      [
        'of patterns',
        'any where a : "x" «:» "y" and b == 2',
        'The condition is complete before `:`',
        'any: (and (: a "x") (: _ "y") (== b 2))',
      ],
    ],
  ],
  [
    'the right side of `:`',
    [
      [
        'a field',
        'any where a : «user.name» and b == 2',
        'no field. If `user.name` is a text',
        'any: (and (: a _) (== b 2))',
      ],
      [
        'a function',
        'any where a : «length(c)» and b == 2',
        'nothing computed',
        'any: (and (: a _) (== b 2))',
      ],
      [
        'a signed number',
        'any where a : «-1» and b == 2',
        'compare numbers with `==`',
        'any: (and (: a _) (== b 2))',
      ],
      [
        'a field in a list',
        'any where a like ("x", «b.c») and b == 2',
        'no field',
        'any: (and (like a "x" _) (== b 2))',
      ],
    ],
  ],
];

for (const [topic, rows] of TABLES) {
  describe(topic, () => {
    for (const [title, fixture, message, tree, fixed] of rows) {
      const expected: ExpectedSlip = { message, tree, ...(fixed === undefined ? {} : { fixed }) };
      test(title, () => {
        checkSlip(fixture, expected);
      });
    }
  });
}
