/** Categories, sequences, their options, and pipes. */
import { describe, test } from 'node:test';
import { checkSlip } from './check.ts';

type Row = readonly [title: string, fixture: string, message: string, tree: string, fixed?: string];

const CATEGORY: readonly Row[] = [
  [
    'no `where`',
    'process «user».name == "x" and b == 2',
    '`where` is missing behind the category `process`',
    'process: (and (== user.name "x") (== b 2))',
    'process where user.name == "x" and b == 2',
  ],
  [
    'no `where` before `not`',
    'process «not» a == 1',
    '`where` is missing',
    'process: (not (== a 1))',
    'process where not a == 1',
  ],
  ['a category alone', '«process»', '`where` is missing behind the category `process`', 'process: _'],
  [
    'a slip in `where`',
    'process «wher» a == 1 and b == 2',
    '`wher` stands where `where` should',
    'process: (and (== a 1) (== b 2))',
    'process where a == 1 and b == 2',
  ],
  [
    'no category',
    '«where» a == 1 and b == 2',
    'The event category is missing before `where`',
    'any: (and (== a 1) (== b 2))',
  ],
  [
    'a condition alone',
    '«process.name» == "x" and b == 2',
    'An event query starts with a category and `where`',
    'any: (and (== process.name "x") (== b 2))',
  ],
  [
    'a condition alone in a sequence',
    'sequence [«process.name» : "x"] [a where true]',
    'An event query starts with a category',
    'sequence [any: (: process.name "x")] [a: true]',
  ],
  [
    'no `where` in a sequence',
    'sequence [process «a» == 1] [b where true]',
    '`where` is missing',
    'sequence [process: (== a 1)] [b: true]',
    'sequence [process where a == 1] [b where true]',
  ],
  [
    'two categories',
    '«process, file» where a == 1',
    'Only one category can stand before `where`',
    'any: (== a 1)',
  ],
  [
    'one or another',
    '«process or file» where a == 1',
    'Only one category can stand before `where`',
    'any: (== a 1)',
  ],
  [
    'in backquotes',
    '«`process`» where a == 1',
    "A category can't stand in backquotes",
    'process: (== a 1)',
    '"process" where a == 1',
  ],
  [
    'a keyword',
    '«sequence» where a == 1',
    '`sequence` is a keyword of EQL',
    'sequence: (== a 1)',
    '"sequence" where a == 1',
  ],
  ['a number', '«5» where a == 1', 'Before `where` stands one category', 'any: (== a 1)'],
  ['a field', '«event.category» where a == 1', 'Before `where` stands one category', 'any: (== a 1)'],
  [
    'a condition before `where`',
    '«event.category == "x"» where a == 1',
    'Before `where` stands one category',
    'any: (== a 1)',
  ],
  ['in parentheses', '«("process")» where a == 1', 'Before `where` stands one category', 'any: (== a 1)'],
];

const FRAME: readonly Row[] = [
  [
    '`sequence` in upper case',
    '«SEQUENCE» by a [b where true] [c where true]',
    'write `sequence`',
    'sequence by a [b: true] [c: true]',
    'sequence by a [b where true] [c where true]',
  ],
  [
    '`by` in upper case',
    'sequence «BY» a [b where true] [c where true]',
    'write `by`',
    'sequence by a [b: true] [c: true]',
    'sequence by a [b where true] [c where true]',
  ],
  [
    '`with` in upper case',
    'sequence by a «WITH» maxspan=5m [b where true] [c where true]',
    'write `with`',
    'sequence by a maxspan=300000ms [b: true] [c: true]',
    'sequence by a with maxspan=5m [b where true] [c where true]',
  ],
  [
    '`until` in upper case',
    'sequence [b where true] [c where true] «UNTIL» [d where true]',
    'write `until`',
    'sequence [b: true] [c: true] until [d: true]',
    'sequence [b where true] [c where true] until [d where true]',
  ],
  ['no word in front', '«[»a where true] [b where true]', 'write `sequence`', 'sequence [a: true] [b: true]'],
  [
    'an event query before brackets',
    'a where true «[»b where true]',
    'Several event queries make a sequence or a sample',
    'sequence [a: true] [b: true]',
  ],
  [
    'a comma between',
    'sequence [a where true]«,» [b where true]',
    'follow one another without `,`',
    'sequence [a: true] [b: true]',
    'sequence [a where true] [b where true]',
  ],
  [
    'a word between',
    'sequence [a where true] «and» [b where true]',
    'follow one another without `and`',
    'sequence [a: true] [b: true]',
    'sequence [a where true]  [b where true]',
  ],
  ['no event queries', 'sequence by «host»', 'Event queries in brackets are missing', 'sequence by host'],
  [
    'no event query behind `until`',
    'sequence [a where true] [b where true] «until»',
    'missing behind `until`',
    'sequence [a: true] [b: true]',
  ],
  [
    'an event query behind that of `until`',
    'sequence [a where true] until [b where true] «[c where true]»',
    '`until` and its event query must be the last',
    'sequence [a: true] [c: true] until [b: true]',
  ],
  [
    '`until` in a sample',
    'sample by a [b where true] [c where true] until «[d where true]»',
    'A sample takes no `until`',
    'sample by a [b: true] [c: true]',
  ],
  ['`by` in an event query', 'any where a == 1 «by» host.id', '`by` belongs to sequences', 'any: (== a 1)'],
  [
    '`with` in an event query',
    'any where a == 1 «with» maxspan=5m and b == 2',
    '`with` belongs to sequences',
    'any: (and (== a 1) (== b 2))',
  ],
  [
    'a bracket in an event query',
    'any where a == 1 «[»b == 2 and c == 3',
    'No bracket can open here',
    'any: (and (== a 1) (== b 2) (== c 3))',
  ],
];

const KEYS: readonly Row[] = [
  [
    '`by` behind `with`',
    'sequence with maxspan=5m «by a, b» [c where true] [d where true]',
    '`by` must stand before `with maxspan`',
    'sequence by a, b maxspan=300000ms [c: true] [d: true]',
    'sequence by a, b with maxspan=5m [c where true] [d where true]',
  ],
  [
    '`by` behind `with runs`',
    'sequence [c where true] with runs=2 «by a» [d where true] by b',
    '`by` must stand before `with runs`',
    'sequence [c: true] by a runs=2 [d: true] by b',
    'sequence [c where true] by a with runs=2 [d where true] by b',
  ],
  [
    '`by` twice',
    'sequence by a «by b» [c where true] [d where true]',
    '`by` can stand here once',
    'sequence by a [c: true] [d: true]',
  ],
  [
    'no key',
    'sequence by «[»c where true] [d where true]',
    'A join key is missing behind `by`, before `[`',
    'sequence by _ [c: true] [d: true]',
  ],
  [
    'no key behind a comma',
    'sequence by a, «[»c where true] [d where true]',
    'A join key is missing behind `,`',
    'sequence by a, _ [c: true] [d: true]',
  ],
  [
    'no comma',
    'sequence by a «b» [c where true] [d where true]',
    'A comma is missing before `b`',
    'sequence by a, b [c: true] [d: true]',
  ],
  [
    'a condition',
    'sequence by «a == 1» [c where true] [d where true]',
    'Only fields can be join keys',
    'sequence by (== a 1) [c: true] [d: true]',
  ],
];

const TIMES: readonly Row[] = [
  [
    'no unit',
    'sequence with maxspan=«5» [a where true] [b where true]',
    '`maxspan` needs a unit of time',
    'sequence maxspan=_ [a: true] [b: true]',
  ],
  [
    'seconds in full',
    'sequence with maxspan=5«sec» [a where true] [b where true]',
    '`sec` is no unit of `maxspan`: write `s`',
    'sequence maxspan=_ [a: true] [b: true]',
    'sequence with maxspan=5s [a where true] [b where true]',
  ],
  [
    'a unit in upper case',
    'sequence with maxspan=5«M» [a where true] [b where true]',
    '`M` is no unit of `maxspan`: write `m`',
    'sequence maxspan=_ [a: true] [b: true]',
    'sequence with maxspan=5m [a where true] [b where true]',
  ],
  [
    'weeks',
    'sequence with maxspan=5«w» [a where true] [b where true]',
    '`w` is no unit of `maxspan`: use',
    'sequence maxspan=_ [a: true] [b: true]',
  ],
  [
    'a fraction',
    'sequence with maxspan=«1.5h» [a where true] [b where true]',
    'whole numbers only: write `90m`',
    'sequence maxspan=_ [a: true] [b: true]',
    'sequence with maxspan=90m [a where true] [b where true]',
  ],
  [
    'two units',
    'sequence with maxspan=«1h30m» [a where true] [b where true]',
    'one number with one unit',
    'sequence maxspan=_ [a: true] [b: true]',
  ],
  [
    'zero',
    'sequence with maxspan=«0s» [a where true] [b where true]',
    '`maxspan` must be more than 0',
    'sequence maxspan=_ [a: true] [b: true]',
  ],
  [
    'less than zero',
    'sequence with maxspan=«-»5s [a where true] [b where true]',
    '`maxspan` must be more than 0',
    'sequence maxspan=_ [a: true] [b: true]',
    'sequence with maxspan=5s [a where true] [b where true]',
  ],
  [
    'in quotes',
    'sequence with maxspan=«"5m"» [a where true] [b where true]',
    'without quotes',
    'sequence maxspan=_ [a: true] [b: true]',
    'sequence with maxspan=5m [a where true] [b where true]',
  ],
  [
    'no time',
    'sequence with maxspan= «[»a where true] [b where true]',
    'A time is missing behind `maxspan=`',
    'sequence maxspan=_ [a: true] [b: true]',
  ],
  [
    'no `=`',
    'sequence with maxspan «5»m [a where true] [b where true]',
    'A `=` is missing',
    'sequence maxspan=300000ms [a: true] [b: true]',
    'sequence with maxspan=5m [a where true] [b where true]',
  ],
  [
    '`==`',
    'sequence with maxspan«==»5m [a where true] [b where true]',
    'takes a single `=`',
    'sequence maxspan=300000ms [a: true] [b: true]',
    'sequence with maxspan=5m [a where true] [b where true]',
  ],
  [
    'no `with`',
    'sequence by x «maxspan»=5m [a where true] [b where true]',
    '`with` is missing before `maxspan`',
    'sequence by x maxspan=300000ms [a: true] [b: true]',
    'sequence by x with maxspan=5m [a where true] [b where true]',
  ],
  [
    'no `maxspan`',
    'sequence with «5»m [a where true] [b where true]',
    '`maxspan=` is missing',
    'sequence maxspan=300000ms [a: true] [b: true]',
    'sequence with maxspan=5m [a where true] [b where true]',
  ],
  [
    'a slip in `maxspan`',
    'sequence with «maxpsan»=5m [a where true] ![b where true]',
    'write `maxspan`',
    'sequence maxspan=300000ms [a: true] ![b: true]',
    'sequence with maxspan=5m [a where true] ![b where true]',
  ],
  [
    'another option',
    'sequence with «limit»=5 [a where true] [b where true]',
    'A sequence has no option `limit`',
    'sequence [a: true] [b: true]',
  ],
  [
    '`runs` of a sequence',
    'sequence with «runs»=5 [a where true] [b where true]',
    'stands behind the event query',
    'sequence [a: true] [b: true]',
  ],
  [
    'twice',
    'sequence with maxspan=5m «with maxspan=1m» [a where true] [b where true]',
    'takes `with maxspan` once',
    'sequence maxspan=300000ms [a: true] [b: true]',
  ],
  [
    'behind the event queries',
    'sequence [a where true] [b where true] «with maxspan=5m»',
    'belongs to the whole sequence',
    'sequence [a: true] [b: true]',
  ],
  [
    'in a sample',
    'sample by x «with maxspan=5m» [a where true] [b where true]',
    'A sample takes no `maxspan`',
    'sample by x [a: true] [b: true]',
  ],
];

const RUNS: readonly Row[] = [
  ['none', 'sequence [a where true] with runs=«0»', 'from 1 to 100', 'sequence [a: true] runs=_'],
  ['too many', 'sequence [a where true] with runs=«101»', 'from 1 to 100', 'sequence [a: true] runs=_'],
  [
    'half of one',
    'sequence [a where true] with runs=«1.5» [b where true]',
    'from 1 to 100',
    'sequence [a: true] runs=_ [b: true]',
  ],
  [
    'no number',
    'sequence [a where true] with runs= «[»b where true]',
    'A whole number from 1 to 100 is missing',
    'sequence [a: true] runs=_ [b: true]',
  ],
  [
    'no `=`',
    'sequence [a where true] with runs «3»',
    'A `=` is missing',
    'sequence [a: true] runs=3',
    'sequence [a where true] with runs=3',
  ],
  [
    'no `with`',
    'sequence [a where true] «runs»=3',
    '`with` is missing before `runs`',
    'sequence [a: true] runs=3',
    'sequence [a where true] with runs=3',
  ],
  [
    'another option',
    'sequence [a where true] with «times»=3 [b where true]',
    'An event query has no option `times`',
    'sequence [a: true] [b: true]',
  ],
];

const PIPES: readonly Row[] = [
  [
    'of Endgame',
    'any where true | «unique» user.name',
    'does not support the pipe `unique`',
    'any: true | unique user.name',
  ],
  [
    'of Endgame, with arguments that blanks separate',
    'any where true | «count» user.name host.id',
    'does not support the pipe `count`',
    'any: true | count user.name host.id',
  ],
  [
    'a filter',
    'any where true | «filter» a == 1 | head 3',
    'does not support the pipe `filter`',
    'any: true | filter (== a 1) | head 3',
  ],
  ['an unknown one', 'any where true | «limit» 5', 'There is no pipe `limit`', 'any: true | limit 5'],
  [
    'a condition',
    'any where true | «where» a == 1',
    'There is no pipe `where`',
    'any: true | where (== a 1)',
  ],
  ['without a number', 'any where true | «head»', '`head` takes one number', 'any: true | head'],
  ['with two numbers', 'any where true «| head 1 2»', '`head` takes one number', 'any: true | head 1 2'],
  ['with a text', 'any where true | tail «"x"»', 'a whole number of at least 0', 'any: true | tail "x"'],
  [
    'with a number below zero',
    'any where true | tail «-1»',
    'a whole number of at least 0',
    'any: true | tail (- 1)',
  ],
  ['without a name', 'any where true «|»', 'A pipe is missing behind this `|`', 'any: true | _'],
  [
    'in a sample',
    'sample by x [a where true] [b where true] «| head 1»',
    'A sample takes no pipes',
    'sample by x [a: true] [b: true] | head 1',
  ],
];

for (const [topic, rows] of [
  ['category and `where`', CATEGORY],
  ['the frame of a sequence', FRAME],
  ['join keys', KEYS],
  ['`maxspan`', TIMES],
  ['`runs`', RUNS],
  ['pipes', PIPES],
] as const) {
  describe(topic, () => {
    for (const [title, fixture, message, tree, fixed] of rows) {
      test(title, () => {
        checkSlip(fixture, { message, tree, ...(fixed === undefined ? {} : { fixed }) });
      });
    }
  });
}
