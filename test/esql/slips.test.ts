import { describe, test } from 'node:test';
import { checkSlip } from './check.ts';

const SLIPS: readonly (readonly [
  title: string,
  query: string,
  message: string | readonly string[],
  fixed?: string,
])[] = [
  ['`=` for `==`', 'from x | where a «=» 1 and b == 2', '`==`', 'from x | where a == 1 and b == 2'],
  ['`&&`', 'from x | where a == 1 «&&» b == 2', '`and`', 'from x | where a == 1 and b == 2'],
  ['`||`', 'from x | where a == 1 «||» b == 2', '`or`', 'from x | where a == 1 or b == 2'],
  ['`!`', 'from x | where «!»starts_with(a, "b")', '`not`', 'from x | where not starts_with(a, "b")'],
  ['`<>`', 'from x | where a «<>» 1', '`!=`', 'from x | where a != 1'],
  ['`=~`', 'from x | where a «=~» "b"', 'does not run `=~` yet'],
  ['apostrophes', "from x | where a == «'b'»", 'double quotes', 'from x | where a == "b"'],
  [
    'an escape that is none',
    'from x | where a like "b«\\.»c\\d"',
    '`\\.` is no escape',
    'from x | where a like "b\\\\.c\\\\d"',
  ],
  ['an open string', 'from x | where a == «"»b and c == 1\n| keep a', 'has no end'],
  ['a raw string over lines', 'from x | where a == «"""»b\nc""" | keep a', ['on the line']],
  ['an open comment', 'from x «/*» | keep a', 'has no end'],
  ['an open backquote', 'from x | where «`»a == 1\n| keep b', 'has no end'],
  [
    'a misspelt command',
    'from x | «wher» a == 1 | keep b',
    'Did you mean `where`?',
    'from x | where a == 1 | keep b',
  ],
  ['no command at all', 'from x | «tabulate» a == 1, , ) | keep b', 'no command `tabulate`'],
  [
    'a bar is missing',
    'from logs-* «where» a == 1',
    'is missing before `where`',
    'from logs-* | where a == 1',
  ],
  [
    'a bar is missing later',
    'from x | where a == 1 «keep» b',
    'is missing before `keep`',
    'from x | where a == 1 | keep b',
  ],
  ['a bar too many', 'from x | «|» keep a', 'missing before this `|`', 'from x |  keep a'],
  ['two bars', 'from x | keep a «||» limit 1', 'between these `|`'],
  ['a bar at the end', 'from x | keep a «|»', 'behind this `|`', 'from x | keep a '],
  ['the query starts with a condition', '«where» a == 1 | keep a', 'A query starts with what is read'],
  ['FROM in the middle', 'from x | «from» y | keep a', 'at the start of a query only'],
  ['METADATA in brackets', 'from x «[»metadata _id] | keep a', 'without brackets'],
  [
    'a metadata column that is none',
    'from x metadata «_idx», _version',
    'Did you mean `_id`?',
    'from x metadata _id, _version',
  ],
  ['an operand is missing', 'from x | where a == 1 and «|» keep a', 'missing behind `and`'],
  [
    'an operand is missing before a bracket',
    'from x | where (a == 1 or «)» | keep a',
    'behind `or`, before `)`',
  ],
  ['an argument is missing', 'from x | where a > now(-«)» - 7 days | keep a', 'behind `-`, before `)`'],
  [
    'a comma too many in a call',
    'from x | where f(a«,») == 1',
    'behind the last `,`',
    'from x | where f(a) == 1',
  ],
  [
    'a comma too many in a list',
    'from x | where a in (1«,»)',
    'behind the last `,`',
    'from x | where a in (1)',
  ],
  [
    'a comma too many in KEEP',
    'from x | keep a, b«,» | limit 1',
    'behind the last `,`',
    'from x | keep a, b | limit 1',
  ],
  ['a comma is missing in KEEP', 'from x | keep a «b», c', 'missing before `b`'],
  ['a comma is missing in a list', 'from x | where a in (1 «2»)', 'missing before `2`'],
  ['a bracket is not closed', 'from x | where «(»a == 1 | keep b', '`(` is not closed'],
  [
    'a bracket too many',
    'from x | where a == 1«)» | keep b',
    'closes nothing',
    'from x | where a == 1 | keep b',
  ],
  ['two comparisons', 'from x | where 1 < a «<» 3', '`and` between'],
  ['IN without a list', 'from x | where a in «"b"»', 'list in parentheses', 'from x | where a in ("b")'],
  ['IS without NULL', 'from x | where a is «5»', '`null` or `not null` alone'],
  ['a pattern that is no string', 'from x | where a like «b»', 'must be a string'],
  ['`:` behind a value', 'from x | where «"a"» : "b"', 'Left of `:` stands a column'],
  ['a keyword as a column', 'from x | where «first» == 1', 'keyword', 'from x | where `first` == 1'],
  ['a keyword in a name', 'from x | where a.«in».b == 1', 'keyword', 'from x | where a.`in`.b == 1'],
  ['a number in a name', 'from x | where «a.0.b» == 1', 'number', 'from x | where `a.0.b` == 1'],
  ['a name that is not complete', 'from x | where a. «|» keep b', 'rest of the name'],
  ['a wildcard in a condition', 'from x | where a.«*» == 1', 'Wildcards in names'],
  ['a wildcard where one column stands', 'from x | mv_expand «a.*»', 'has a wildcard'],
  [
    'a unit that is none',
    'from x | where a > now() - 7 «dayz»',
    'Did you mean `day`?',
    'from x | where a > now() - 7 day',
  ],
  ['LIMIT without a number', 'from x | limit «a»', 'whole number'],
  ['RENAME without AS', 'from x | rename a «b»', '`AS`'],
  ['INLINE without STATS', 'from x | inline «eval» a = 1', 'stands `STATS`'],
  ['NULLS alone', 'from x | sort a nulls «|» limit 1', '`first` or `last`'],
  ['an assignment without a value', 'from x | stats a = «by» b', 'missing behind `=`, before `by`'],
  ['between', 'from x | where a «between» 1 and 2', 'missing before `between`'],
  [
    'two mistakes in two commands',
    'from x | where a «=» 1 | eval b = «|» keep c',
    ['`==`', 'missing behind `=`'],
    'from x | where a == 1 | eval b = | keep c',
  ],
];

describe('one mistake, one error', () => {
  for (const [title, query, message, fixed] of SLIPS) {
    test(title, () => {
      checkSlip(query, message, fixed);
    });
  }
});
