/** Strings, numbers and characters that EQL does not have. */
import { describe, test } from 'node:test';
import { checkSlip } from './check.ts';

type Row = readonly [title: string, fixture: string, message: string, tree: string, fixed?: string];

const TABLES: readonly (readonly [topic: string, rows: readonly Row[]])[] = [
  [
    'quotes of other languages',
    [
      [
        'single quotes',
        `any where a == «'x y'» and b == 2`,
        'not in single ones',
        'any: (and (== a "x y") (== b 2))',
        'any where a == "x y" and b == 2',
      ],
      [
        'with double quotes inside',
        `any where a == «'say "x"'» and b == 2`,
        'not in single ones',
        String.raw`any: (and (== a "say \"x\"") (== b 2))`,
        String.raw`any where a == "say \"x\"" and b == 2`,
      ],
      [
        'with an escaped quote inside',
        String.raw`any where a == «'it\'s'» and b == 2`,
        'not in single ones',
        `any: (and (== a "it's") (== b 2))`,
        String.raw`any where a == "it\'s" and b == 2`,
      ],
      [
        'with a path inside',
        String.raw`any where a == «'C:\Windows\temp'» and b == 2`,
        'not in single ones',
        String.raw`any: (and (== a "C:\\Windows\temp") (== b 2))`,
        String.raw`any where a == "C:\\Windows\\temp" and b == 2`,
      ],
      [
        'not closed',
        `any where b == 2 and a == «'x and more»`,
        'not closed either',
        'any: (and (== b 2) (== a "x and more"))',
      ],
      [
        'as a category',
        `«'process'» where a == 1`,
        'not in single ones',
        'process: (== a 1)',
        '"process" where a == 1',
      ],
      [
        'two of them in a list',
        `any where a in («'x'», "y")`,
        'not in single ones',
        'any: (in a "x" "y")',
        'any where a in ("x", "y")',
      ],
      [
        'typographic ones',
        'any where a == «“x y”» and b == 2',
        'typographic quotes',
        'any: (and (== a "x y") (== b 2))',
        'any where a == "x y" and b == 2',
      ],
      [
        'Endgame’s raw string',
        String.raw`any where a == «?"C:\W"» and b == 2`,
        "Endgame's dialect",
        String.raw`any: (and (== a «C:\W») (== b 2))`,
        String.raw`any where a == """C:\W""" and b == 2`,
      ],
      [
        'in single quotes',
        String.raw`any where a == «?'C:\W'» and b == 2`,
        "Endgame's dialect",
        String.raw`any: (and (== a «C:\W») (== b 2))`,
        String.raw`any where a == """C:\W""" and b == 2`,
      ],
    ],
  ],
  [
    'strings without an end',
    [
      [
        'at the end',
        'any where b == 2 and a == «"x and more»',
        'This string is not closed',
        'any: (and (== b 2) (== a "x and more"))',
      ],
      [
        'at the end of a line',
        'any where a == «"x»\nand b == 2',
        'is missing on this line',
        'any: (and (== a "x") (== b 2))',
      ],
      [
        'before another condition',
        'any where a == «"x and»\n  b == 2',
        'This string is not closed',
        'any: (and (== a "x and") (== b 2))',
      ],
      [
        'in a list',
        'any where a in ("x", «"y) and b == 2»',
        'This string is not closed',
        'any: (in a "x" "y) and b == 2")',
      ],
      [
        'in a sequence',
        'sequence [a where b == «"x]»\n[c where true] [d where true]',
        'This string is not closed',
        'sequence [a: (== b "x]")] [c: true] [d: true]',
      ],
      [
        'its first quote missing',
        'any where b == 2 and a == x«" and more»',
        'This string is not closed',
        'any: (and (== b 2) (== a x) (== _ " and more"))',
      ],
      [
        'raw',
        'any where a == «"""x»\nand b == 2',
        '`"""` is missing on this line',
        'any: (and (== a «x») (== b 2))',
      ],
      [
        'a backslash before the last quote',
        String.raw`any where a == "C:\\Temp«\"» and b == 2`,
        'makes the quote behind it part of the string',
        String.raw`any: (and (== a "C:\\Temp\\") (== b 2))`,
        String.raw`any where a == "C:\\Temp\\" and b == 2`,
      ],
      [
        'with others before it',
        String.raw`any where a == "C:\Win\Temp«\"» and b == 2`,
        'makes the quote behind it part of the string',
        String.raw`any: (and (== a "C:\\Win\\Temp\\") (== b 2))`,
        String.raw`any where a == "C:\\Win\\Temp\\" and b == 2`,
      ],
      [
        'before another string',
        String.raw`any where a in ("C:\\Temp«\"», "x") and b == "y"`,
        'makes the quote behind it part of the string',
        String.raw`any: (and (in a "C:\\Temp\\" "x") (== b "y"))`,
        String.raw`any where a in ("C:\\Temp\\", "x") and b == "y"`,
      ],
    ],
  ],
  [
    'escapes',
    [
      [
        'a path',
        String.raw`any where a == "C:«\W»indows\System\temp" and b == 2`,
        'is no escape',
        String.raw`any: (and (== a "C:\\Windows\\System\temp") (== b 2))`,
        String.raw`any where a == "C:\\Windows\\System\\temp" and b == 2`,
      ],
      [
        'one of several',
        String.raw`any where a == "C:\\Windows«\S»ystem" and b == 2`,
        'is no escape',
        String.raw`any: (and (== a "C:\\Windows\\System") (== b 2))`,
      ],
      [
        'a dot of a regex',
        String.raw`any where a regex "x«\.»exe" and b == 2`,
        'is no escape',
        String.raw`any: (and (regex a "x\\.exe") (== b 2))`,
        String.raw`any where a regex "x\\.exe" and b == 2`,
      ],
      [
        'a path that starts like a code',
        String.raw`any where a == "C:«\u»sers" and b == 2`,
        'For a backslash before a `u` write',
        String.raw`any: (and (== a "C:\\users") (== b 2))`,
        String.raw`any where a == "C:\\users" and b == 2`,
      ],
      [
        'a code without digits',
        String.raw`any where a == "«\u{}»" and b == 2`,
        'two to eight of them in braces',
        String.raw`any: (and (== a "\\u{}") (== b 2))`,
        String.raw`any where a == "\\u{}" and b == 2`,
      ],
      [
        'a code of nine digits',
        String.raw`any where a == "«\u{000000041}»" and b == 2`,
        'two to eight of them in braces',
        String.raw`any: (and (== a "\\u{000000041}") (== b 2))`,
        String.raw`any where a == "\\u{000000041}" and b == 2`,
      ],
      [
        'the code 0',
        String.raw`any where a == "«\u0000»" and b == 2`,
        "code 0 can't stand",
        'any: (and (== a "") (== b 2))',
        String.raw`any where a == "\\u0000" and b == 2`,
      ],
      [
        'a code beyond Unicode',
        String.raw`any where a == "«\u{110000}»" and b == 2`,
        'Unicode ends at',
        'any: (and (== a "") (== b 2))',
        String.raw`any where a == "\\u{110000}" and b == 2`,
      ],
    ],
  ],
  [
    'what is no number',
    [
      [
        'an address',
        'any where a == «10.0.0.1» and b == 2',
        '`10.0.0.1` is no number',
        'any: (and (== a "10.0.0.1") (== b 2))',
        'any where a == "10.0.0.1" and b == 2',
      ],
      [
        'an address block',
        'any where cidrMatch(a, «10.0.0.0/8») and b == 2',
        '`10.0.0.0/8` is no number',
        'any: (and cidrMatch(a, "10.0.0.0/8") (== b 2))',
        'any where cidrMatch(a, "10.0.0.0/8") and b == 2',
      ],
      [
        'a hexadecimal number',
        'any where a == «0x1f» and b == 2',
        '`0x1f` is no number',
        'any: (and (== a "0x1f") (== b 2))',
        'any where a == "0x1f" and b == 2',
      ],
      [
        'a size',
        'any where a > «10mb» and b == 2',
        '`10mb` is no number',
        'any: (and (> a "10mb") (== b 2))',
        'any where a > "10mb" and b == 2',
      ],
      [
        'one without end',
        'any where a > «1e999» and b == 2',
        'too large',
        'any: (and (> a Infinity) (== b 2))',
      ],
    ],
  ],
  [
    'characters without a meaning',
    [
      ['a semicolon', 'any where a == 1«;»', '`;` has no meaning in EQL', 'any: (== a 1)'],
      [
        'a semicolon for and',
        'any where a == 1«;» b == 2',
        '`;` has no meaning in EQL',
        'any: (and (== a 1) (== b 2))',
      ],
      [
        'a variable',
        'any where a == «$x.y» and b == 2',
        '`$x.y` has no meaning in EQL',
        'any: (and (== a _) (== b 2))',
      ],
      [
        'a path without quotes',
        String.raw`any where a == «\Temp\x.exe» and b == 2`,
        'has no meaning in EQL',
        'any: (and (== a _) (== b 2))',
      ],
      [
        'letters of other languages',
        'any where «größe» == 1 and b == 2',
        'in backquotes only',
        'any: (and (== größe 1) (== b 2))',
      ],
      [
        'in a part of a name',
        'any where file.«größe» == 1 and b == 2',
        'in backquotes only',
        'any: (and (== file.größe 1) (== b 2))',
      ],
      [
        'an invisible blank',
        'any where a«\u00a0»== 1',
        'The invisible character U+00A0',
        'any: (== a 1)',
        'any where a == 1',
      ],
      [
        'a byte order mark',
        '«\ufeff»any where a == 1',
        'The invisible character U+FEFF',
        'any: (== a 1)',
        ' any where a == 1',
      ],
      [
        'a comment as in a shell',
        'any where a == 1 «#» b is missing\nand c == 2',
        'A comment starts with `//`',
        'any: (and (== a 1) (== c 2))',
        'any where a == 1 // b is missing\nand c == 2',
      ],
      ['a comment without an end', 'any where a == 1 «/*» b', 'This comment is not closed', 'any: (== a 1)'],
      [
        'a name without its last backquote',
        'any where «`a-b» == 1 and b == 2',
        'This name is not closed',
        'any: (and (== a-b 1) (== b 2))',
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
