/** What Elasticsearch's parser refuses beyond its grammar: numbers of event queries, keys and runs, missing events, pipes. */
import { describe, test } from 'node:test';
import { checkQuery, checkSlip } from './check.ts';

const FAULTS: Readonly<
  Record<string, readonly (readonly [title: string, fixture: string, ...messages: readonly string[]])[]>
> = {
  sequences: [
    ['one event query', '«sequence» [a where b]', 'at least two event queries'],
    [
      'one event query and `until`',
      '«sequence» by x [a where b] until [c where d]',
      '`until` does not count',
    ],
    ['one event query that runs once', '«sequence» [a where b] with runs=1', 'at least two event queries'],
    ['257 event queries', `«sequence» ${'[a where b] '.repeat(257)}`, 'at most 256 event queries'],
    [
      '300 with their runs',
      `«sequence» ${'[a where b] with runs=100 '.repeat(3)}`,
      'with its runs this one has 300',
    ],
    [
      'missing events only',
      '«sequence» with maxspan=1m ![a where b] ![c where d]',
      'at least one event that must be there',
    ],
    ['a missing event without maxspan', 'sequence [a where b] «![»c where d]', 'needs `with maxspan=…`'],
    ['`join`', '«join» by x [a where b] [c where d]', 'Elasticsearch has no `join`'],
  ],
  'join keys': [
    [
      'none where the first event query has one',
      'sequence [a where b] by x «[»c where d]',
      'no join key of its own, but the first event query has one join key',
    ],
    [
      'one where the first event query has none',
      'sequence [a where b] [c where d] «by x»',
      'one join key of its own, but the first event query has no join key',
    ],
    [
      'two where the first event query has one',
      'sequence by w [a where b] by x [c where d] «by y, z»',
      '2 join keys of its own',
    ],
    [
      'none of a missing event',
      'sequence with maxspan=1m [a where b] by x «![»c where d]',
      'no join key of its own',
    ],
    [
      'none of `until`',
      'sequence [a where b] by x [c where d] by y until «[»e where f]',
      'no join key of its own',
    ],
    ['of a sample', 'sample [a where b] by x «[»c where d]', 'no join key of its own'],
    ['a text', 'sequence by «"x"» [a where b] [c where d]', 'Only fields can be join keys'],
    ['a function', 'sequence [a where b] by «length(x)» [c where d] by y', 'Only fields can be join keys'],
    ['twice in a sample', 'sample by x, «x» [a where b] [c where d]', 'The join key `x` is there twice'],
    [
      'twice in an event query of a sample',
      'sample by x [a where b] by «x» [c where d] by y',
      'The join key `x` is there twice',
    ],
  ],
  samples: [
    ['one event query', '«sample» by x [a where b]', 'at least two event queries'],
    ['six event queries', `«sample» by x ${'[a where b] '.repeat(6)}`, 'at most 5 event queries'],
    ['no join key', '«sample» [a where b] [c where d]', 'at least one join key'],
    ['a missing event', 'sample by x [a where b] «![»c where d]', 'are for sequences only'],
    ['runs', 'sample by x [a where b] «with runs=2» [c where d]', '`with runs` is for sequences only'],
    ['a pipe', 'sample by x [a where b] [c where d] «| tail 1»', 'A sample takes no pipes'],
  ],
  'several at once': [
    [
      'of one sample',
      '«sample» [a where b] «![»c where d] «| head 1»',
      'at least one join key',
      'are for sequences only',
      'takes no pipes',
    ],
    [
      'a slip in a condition does not hide it',
      '«sequence» [a where b «=» 1]',
      'at least two event queries',
      'EQL compares with `==`',
    ],
  ],
};

for (const [topic, rows] of Object.entries(FAULTS)) {
  describe(topic, () => {
    for (const [title, fixture, ...messages] of rows) {
      test(title, () => {
        checkSlip(fixture, { message: messages });
      });
    }
  });
}

describe('what is allowed', () => {
  for (const [text, tree] of [
    ['sequence [a where b] with runs=2', 'sequence [a: b] runs=2'],
    ['sequence [a where b] with runs=100', 'sequence [a: b] runs=100'],
    ['sequence with maxspan=1s [a where b] ![c where d]', 'sequence maxspan=1000ms [a: b] ![c: d]'],
    [
      'sequence with maxspan=1s ![a where b] [c where d] with runs=3',
      'sequence maxspan=1000ms ![a: b] [c: d] runs=3',
    ],
    ['sequence by x, y [a where b] by x [c where d] by y', 'sequence by x, y [a: b] by x [c: d] by y'],
    [
      'sample by x [a where b] [c where d] [e where f] [g where h] [i where j]',
      'sample by x [a: b] [c: d] [e: f] [g: h] [i: j]',
    ],
    ['any where a | head 0', 'any: a | head 0'],
    ['any where a | head 2147483648-1', 'any: a | head (- 2147483648 1)'],
  ] as const) {
    test(text, () => {
      checkQuery(text, tree);
    });
  }

  test('256 event queries', () => {
    checkQuery(`sequence ${'[a where b] '.repeat(256)}`, `sequence ${Array(256).fill('[a: b]').join(' ')}`);
  });
});
