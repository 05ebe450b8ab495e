import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexKql } from '../../server/src/core/kql/lex.ts';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import { printKql } from '../../server/src/core/kql/print/print.ts';
import { childrenOf, walkKql, type Visited } from '../../server/src/core/kql/walk.ts';
import { randomNumbers } from '../support/random.ts';
import { shapeOf } from '../support/shape.ts';
import { processorTime } from '../support/processor-time.ts';

const QUERIES = [
  'event.category:process and host.os.type:(linux or macos) and not process.args:("-c" and *curl\\ *)',
  'dns.answers:{ type:A and not data:"10.\\"1" } or (file.size >= 5 and file.hash.*:x\\:y) or whynot:knot',
  'user.name : "a\nb" AND NOT (message:two words or source.ip:"::1") or free text',
];

/** Whatever the text: spans lie in it and in their parents', tokens are in order, and a right query prints to the same tree. */
function check(text: string): void {
  const { value, errors } = parseKql(text);
  for (const { span, fixes = [] } of errors) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, text);
    for (const edit of fixes.flatMap(({ edits }) => edits)) {
      assert.ok(
        0 <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= text.length,
        text,
      );
    }
  }
  walkKql(value, (node) => {
    checkNode(node, text);
  });
  let end = 0;
  for (const { span, text: content } of lexKql(text)) {
    assert.ok(end <= span.start && span.start < span.end, text);
    assert.equal(content, text.slice(span.start, span.end));
    ({ end } = span);
  }
  if (errors.length > 0) return;
  for (const width of [100, 10]) {
    const printed = printKql(text, { width });
    assert.ok(printed !== undefined, text);
    assert.deepEqual(shapeOf(parseKql(printed).value), shapeOf(value), text);
    assert.equal(printKql(printed, { width }), printed);
  }
}

function checkNode(node: Visited, text: string): void {
  const { start, end } = node.span;
  assert.ok(0 <= start && start <= end && end <= text.length, `${node.kind} in ${text}`);
  for (const { span, kind } of childrenOf(node)) {
    assert.ok(start <= span.start && span.end <= end, `${kind} in ${node.kind} in ${text}`);
  }
}

describe('every prefix, and every text without one character', () => {
  for (const query of QUERIES) {
    test(query, () => {
      for (let at = 0; at <= query.length; at++) {
        check(query.slice(0, at));
        check(query.slice(0, at) + query.slice(at + 1));
      }
    });
  }
});

const PARTS = [
  ...[
    'a',
    'b.c',
    'not',
    'And',
    'or',
    'knot',
    ' ',
    ' ',
    '\n',
    '\u00a0',
    '\u3000',
    ':',
    '(',
    ')',
    '{',
    '}',
    '<=',
  ],
  ...[
    '>',
    '"',
    '"x y"',
    '*',
    '\\',
    '\\"',
    '\\n',
    '\\or',
    '\\u00',
    'null',
    ',',
    '==',
    '&&',
    'in',
    '\ud83d\ude00',
  ],
  ...['a:b', 'a:(b or "c")', ' and ', ' or ', ' not ', 'a:{ b:c }', '(a:1)', 'a > 2'],
];

test('random texts', () => {
  const next = randomNumbers(20250331);
  for (let round = 0; round < 8000; round++) {
    const length = 1 + next(12);
    check(Array.from({ length }, () => PARTS[next(PARTS.length)] ?? '').join(''));
  }
});

describe('size', () => {
  for (const [name, query] of [
    ['open parentheses', '('.repeat(20_000)],
    ['closing parentheses', ')'.repeat(20_000)],
    ['open lists', 'a:('.repeat(20_000)],
    ['nested fields', 'a:{ '.repeat(20_000)],
    ['unclosed lists side by side', 'a:(b or c '.repeat(8_000)],
    ['negations', 'not '.repeat(20_000)],
    ['conditions', `${'a:b and '.repeat(20_000)}a:b`],
    ['conditions without connective', 'a:b '.repeat(20_000)],
    ['values', `a:(${'b or '.repeat(20_000)}b)`],
    ['commas', `a:(${'"b", '.repeat(20_000)}"b")`],
    ['quotes', '"'.repeat(20_001)],
    ['lines in quotes', '"a\n'.repeat(20_001)],
    ['backslashes', 'a:'.concat('\\x'.repeat(20_000))],
    ['words', `a:${'cannot '.repeat(20_000)}`],
    ['blanks', `a:"b${' '.repeat(50_000)}and`],
    ['colons', 'a:'.repeat(20_000)],
    ['values with signs', 'a:b:c\\x and '.repeat(8_000)],
    ['stars', '*'.repeat(50_000)],
    ['alternating chains', `${'a:b and c:d or '.repeat(8_000)}e`],
  ] as const) {
    test(name, () => {
      const start = processorTime();
      parseKql(query);
      lexKql(query);
      // Far more than it takes, far less than anything that grows with the square.
      assert.ok(processorTime() - start < 3000, `${String(processorTime() - start)} ms`);
    });
  }

  test('too deep a query has one error and a tree that can be walked', () => {
    const { value, errors } = parseKql(`${'('.repeat(1000)}a:b${')'.repeat(1000)}`);
    assert.equal(errors.length, 1);
    assert.match(errors[0]?.message ?? '', /more than 250 levels/);
    let nodes = 0;
    walkKql(value, () => nodes++);
    assert.ok(nodes > 250 && nodes < 300);
  });
});
