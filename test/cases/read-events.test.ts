/** Every form in which events come in, each with the line on which it starts, and what is said of broken ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import { assertRead } from './assert-read.ts';

const A = { a: 1 };
const B = { b: { c: ['x', null] } };
const [a, b] = [JSON.stringify(A), JSON.stringify(B)];

/** `[line, document]` of every event. */
function eventsIn(text: string): readonly (readonly [number, unknown])[] {
  return readEvents(text, 'f').events.map(({ line, source }) => [line, source]);
}

const FORMS: readonly (readonly [
  title: string,
  text: string,
  events: readonly (readonly [number, unknown])[],
])[] = [
  ['nothing', '', []],
  ['white space alone', ' \n\t\r\n', []],
  [
    'an event a line',
    `${a}\n${b}\n`,
    [
      [1, A],
      [2, B],
    ],
  ],
  [
    'without a last line break',
    `${a}\n${b}`,
    [
      [1, A],
      [2, B],
    ],
  ],
  [
    'CRLF',
    `${a}\r\n\r\n${b}\r\n`,
    [
      [1, A],
      [3, B],
    ],
  ],
  [
    'CR alone',
    `${a}\r${b}`,
    [
      [1, A],
      [2, B],
    ],
  ],
  [
    'blank lines and indented ones',
    `\n\n  ${a}\n\n\t${b}  \n`,
    [
      [3, A],
      [5, B],
    ],
  ],
  [
    'a byte order mark between files that were joined',
    `${a}\n\uFEFF${b}`,
    [
      [1, A],
      [2, B],
    ],
  ],
  [
    'lines that end with a comma',
    `${a},\n${b},\n`,
    [
      [1, A],
      [2, B],
    ],
  ],
  [
    'events one behind the other',
    `${a}${b} ${a}\n${b}`,
    [
      [1, A],
      [1, B],
      [1, A],
      [2, B],
    ],
  ],
  ['one printed event', '{\n  "a": 1\n}\n', [[1, A]]],
  [
    'several printed events',
    '{\n  "a": 1\n}\n{\n  "b": {\n    "c": [\n      "x",\n      null\n    ]\n  }\n}',
    [
      [1, A],
      [4, B],
    ],
  ],
  [
    'printed without indentation',
    '{\n"a": 1\n}\n{\n"b":\n{\n"c": ["x", null]\n}\n}',
    [
      [1, A],
      [4, B],
    ],
  ],
  [
    'printed ones and lines',
    `${a}\n{\n  "a": 1\n}\n${b}`,
    [
      [1, A],
      [2, A],
      [5, B],
    ],
  ],
  [
    'a list on one line',
    `[${a},${b}]`,
    [
      [1, A],
      [1, B],
    ],
  ],
  [
    'a list over many lines',
    `[\n  ${a},\n  ${b}\n]\n`,
    [
      [2, A],
      [3, B],
    ],
  ],
  [
    'a printed list',
    '[\n  {\n    "a": 1\n  },\n  {\n    "a": 1\n  }\n]',
    [
      [2, A],
      [5, A],
    ],
  ],
  ['a list with a comma too many', `[\n  ${a},\n]`, [[2, A]]],
  ['an empty list', '[]', []],
  [
    'lists one a line',
    `[${a}]\n[${b}]`,
    [
      [1, A],
      [2, B],
    ],
  ],
  ['a list, then a line', `[]\n${a}`, [[2, A]]],
  ['a hit', `{"_index": "i", "_id": "1", "_score": null, "_source": ${a}}`, [[1, A]]],
  [
    'hits one a line',
    `{"_source": ${a}}\n{"_source": ${b}}`,
    [
      [1, A],
      [2, B],
    ],
  ],
  [
    'a list of hits',
    `[\n{"_id": "1", "_source": ${a}},\n{"_id": "2", "_source": ${b}}]`,
    [
      [2, A],
      [3, B],
    ],
  ],
  [
    'a hit as Kibana copies it',
    '{"_index": "i", "_id": "1", "_version": 1, "fields": {"a": [1], "b.c": ["x"]}, "sort": [1]}',
    [[1, { a: [1], 'b.c': ['x'] }]],
  ],
  ['with an empty _source', '{"_id": "1", "_source": {}, "fields": {"a": [1]}}', [[1, { a: [1] }]]],
  ['with both, _source counts', `{"_id": "1", "_source": ${a}, "fields": {"a": [2]}}`, [[1, A]]],
  ['an event with a field named fields', '{"fields": {"a": 1}}', [[1, { fields: { a: 1 } }]]],
  [
    'the response of a search',
    `{\n"took": 1,\n"hits": {\n"total": {"value": 2},\n"hits": [\n{"_source": ${a}},\n{"_source": ${b}}\n]\n}\n}`,
    [
      [6, A],
      [7, B],
    ],
  ],
  [
    'a response on one line',
    `{"hits":{"hits":[{"_source":${a}},{"_source":${b}}]}}`,
    [
      [1, A],
      [1, B],
    ],
  ],
  ['a response without hits', '{"hits": {"total": {"value": 0}, "hits": []}}', []],
  [
    'as the inspector of Kibana has it',
    `{"isPartial": false, "rawResponse":\n{"hits": {"hits": [\n{"_source": ${a}}]}}}`,
    [[3, A]],
  ],
  [
    'the events of an EQL search',
    `{"is_partial": false, "hits": {"total": {}, "events": [\n{"_index": "i", "_id": "1", "_source": ${a}}]}}`,
    [[2, A]],
  ],
  [
    'its sequences, with a missing event',
    `{"hits": {"sequences": [\n{"join_keys": ["h"], "events": [\n{"_id": "1", "_source": ${a}},\n{"missing": true, "_index": "", "_id": ""},\n{"_id": "2", "_source": ${b}}]}]}}`,
    [
      [3, A],
      [5, B],
    ],
  ],
  [
    'one of its sequences',
    `{"join_keys": ["h"], "events": [{"_source": ${a}}, {"_source": ${b}}]}`,
    [
      [1, A],
      [1, B],
    ],
  ],
  [
    'an event with a field named hits',
    '{"@timestamp": 1, "hits": {"hits": []}}',
    [[1, { '@timestamp': 1, hits: { hits: [] } }]],
  ],
  ['an event with a field named events', '{"events": [1]}', [[1, { events: [1] }]]],
  [
    'nested and dotted names',
    '{"process": {"name": "a"}, "process.name": "b"}',
    [[1, { process: { name: 'a' }, 'process.name': 'b' }]],
  ],
  ['half a surrogate pair', '{"a": "\\ud800"}', [[1, { a: '\ud800' }]]],
  ['a key like that of a prototype', '{"__proto__": {"a": 1}}', [[1, JSON.parse('{"__proto__": {"a": 1}}')]]],
  [
    'a line separator of Unicode in a string',
    '{"a": "x\u2028y"}\n{"a": 1}',
    [
      [1, { a: 'x\u2028y' }],
      [2, A],
    ],
  ],
];

for (const [title, text, expected] of FORMS) {
  test(title, () => {
    const { unread, notes } = readEvents(text, 'f');
    assert.deepEqual(unread, []);
    assert.deepEqual(notes, []);
    assert.deepEqual(eventsIn(text), expected);
  });
}

interface Broken {
  readonly title: string;
  readonly text: string;
  /** Lines of the events that are read all the same. */
  readonly events: readonly number[];
  readonly unread: readonly (readonly [line: number, reason: RegExp])[];
}

const BROKEN: readonly Broken[] = [
  {
    title: 'a line that is cut off',
    text: `${a}\n{"a": \n${b}`,
    events: [1, 3],
    unread: [[2, /`{` that starts here is not closed; its `}` is missing/]],
  },
  {
    title: 'a line that is cut off, and words behind it',
    text: `${a}\n{"a": \nno event\n${b}`,
    events: [1, 4],
    unread: [
      [2, /is not closed/],
      [3, /`no` is no value/],
    ],
  },
  {
    title: 'a line that is cut off in a string',
    text: `${a}\n{"a": "x\n${b}`,
    events: [1, 3],
    unread: [[2, /string that starts with `"x` is not closed on its line/]],
  },
  {
    title: 'a string over two lines',
    text: `{"a": "x\ny"}\n${b}`,
    events: [3],
    unread: [[1, /not closed on its line/]],
  },
  {
    title: 'a bracket too many',
    text: `${a}}\n${b}`,
    events: [1, 2],
    unread: [[1, /the `}` closes nothing/]],
  },
  { title: 'words', text: `no event\n${a}`, events: [2], unread: [[1, /`no` is no value of JSON/]] },
  {
    title: 'a table of commas is told once',
    text: `a,b,c\n1,2,3\n4,5,6\n${a}`,
    events: [4],
    unread: [[1, /no value of JSON/]],
  },
  {
    title: 'one backslash',
    text: '{"path": "C:\\Windows"}',
    events: [],
    unread: [[1, /`\\W` is no escape of JSON, which writes a backslash as `\\\\`/]],
  },
  { title: 'single quotes', text: "{'a': 1}", events: [], unread: [[1, /double quotes/]] },
  {
    title: 'a value of Python',
    text: '{"a": True, "b": None}',
    events: [],
    unread: [[1, /`True` is no value of JSON/]],
  },
  { title: 'no number', text: '{"a": NaN}', events: [], unread: [[1, /`NaN` is no value/]] },
  { title: 'a leading zero', text: '{"a": 01}', events: [], unread: [[1, /`01` is no value/]] },
  { title: 'a comment', text: `// first\n${a}`, events: [2], unread: [[1, /JSON has no comments/]] },
  {
    title: 'a comma too many',
    text: '{"a": 1,}',
    events: [],
    unread: [[1, /a `,` stands before the closing `}`/]],
  },
  {
    title: 'a comma too few',
    text: '{"a": 1 "b": 2}',
    events: [],
    unread: [[1, /a `,` is missing before `"b": 2}`/]],
  },
  { title: 'no colon', text: '{"a" 1}', events: [], unread: [[1, /a `:` is missing behind the key `"a"`/]] },
  {
    title: 'the wrong bracket',
    text: '{"a": [1}}',
    events: [],
    unread: [[1, /`]` must stand here, not `}`/]],
  },
  {
    title: 'a tab in a string',
    text: '{"a": "\t"}',
    events: [],
    unread: [[1, /control character, which JSON writes as `\\t`/]],
  },
  {
    title: 'a fault deep in a printed event names its own line',
    text: `{\n  "a": {\n    "b": yes\n  }\n}\n${a}`,
    events: [6],
    unread: [[1, /This is no JSON: on line 3, `yes` is no value/]],
  },
  {
    title: 'a printed event without its end, before another',
    text: '{\n  "a": {\n    "b": 1\n}\n{\n  "a": 1\n}',
    events: [5],
    unread: [[1, /is not closed/]],
  },
  {
    title: 'a printed event without its beginning',
    text: `  "a": 1\n}\n${a}`,
    events: [3],
    unread: [[1, /more text stands behind the value/]],
  },
  {
    title: 'a broken element of a printed list',
    text: `[\n  ${a},\n  {"a": },\n  ${b}\n]`,
    events: [2, 4],
    unread: [[3, /a value is missing/]],
  },
  {
    title: 'an element of a list without its end',
    text: `[\n  ${a},\n  {"a": {"x": 1},\n  ${b}\n]`,
    events: [2, 4],
    unread: [[3, /is not closed/]],
  },
  {
    title: 'words in a list',
    text: `[${a}, oops, ${b}]`,
    events: [1, 1],
    unread: [[1, /`oops` is no value/]],
  },
  {
    title: 'a list without its end',
    text: `[\n${a},\n${b}\n`,
    events: [2, 3],
    unread: [[1, /The list that starts here is not closed: its `]` is missing/]],
  },
  {
    title: 'a list that is cut off in an event is told once',
    text: `[\n${a},\n{"b": `,
    events: [2],
    unread: [[3, /is not closed/]],
  },
  {
    title: 'values that are no events',
    text: `1\n"x"\nnull\ntrue\n${a}`,
    events: [5],
    unread: [
      [1, /but this is a number/],
      [2, /but this is a string/],
      [3, /but this is `null`/],
      [4, /but this is a boolean/],
    ],
  },
  {
    title: 'a list in a list',
    text: `[${a}, [${b}], 5]`,
    events: [1],
    unread: [
      [1, /but this is a list/],
      [1, /but this is a number/],
    ],
  },
  {
    title: 'a hit without a document',
    text: `{"_index": "i", "_id": "1"}\n${a}`,
    events: [2],
    unread: [[1, /neither `_source` nor `fields`/]],
  },
  {
    title: 'a response with a hit that is none',
    text: '{"hits": {"hits": [\n1, {"_source": {"a": 1}}]}}',
    events: [2],
    unread: [[2, /A hit must be a JSON object/]],
  },
  {
    title: 'too deep',
    text: `${'{"a":'.repeat(70)}1${'}'.repeat(70)}\n${a}`,
    events: [2],
    unread: [[1, /nested more than 64 levels deep/]],
  },
];

for (const { title, text, events, unread } of BROKEN) {
  test(`broken: ${title}`, () => {
    assertRead(text, events, unread);
  });
}

for (const [title, text, notes] of [
  ['a key that stands twice', '{"a": 1,\n"b": {"a": 2}, "a": 3}', [[2, /The key `a` stands twice/]]],
  ['one deep in an event', '{"p": {"n": 1, "m": [{"x": 1, "x": 2}]}}', [[1, /The key `x` stands twice/]]],
  ['the same key in two objects', '{"a": {"x": 1}, "b": {"x": 1}}', []],
  ['keys in strings', String.raw`{"a": "\"a\": 1, \"a\": 2", "b": "{"}`, []],
] as const) {
  test(`noted: ${title}`, () => {
    const read = readEvents(text, 'f');
    assert.deepEqual(read.unread, []);
    assert.deepEqual(
      read.notes.map(({ line }) => line),
      notes.map(([line]) => line),
    );
    for (const [index, [, message]] of notes.entries())
      assert.match(read.notes[index]?.message ?? '', message);
  });
}

test('a malformed line 7 of 10,000 is named, and all others are read', () => {
  const text = Array.from({ length: 10_000 }, (_, index) =>
    index === 6 ? '{"a": 1' : `{"a": ${String(index)}}`,
  ).join('\n');
  const { events, unread } = readEvents(text, 'f');
  assert.equal(events.length, 9999);
  assert.equal(events.at(-1)?.line, 10_000);
  assert.deepEqual(
    unread.map(({ line }) => line),
    [7],
  );
});
