import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Literal } from '../../server/src/core/kql/ast.ts';
import { lexKql } from '../../server/src/core/kql/lex.ts';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import { fieldsOf, walkKql, type Visited } from '../../server/src/core/kql/walk.ts';
import { parseMarkers } from '../support/markers.ts';

function nodesOf(query: string): readonly Visited[] {
  const found: Visited[] = [];
  walkKql(parseKql(query).value, (node) => found.push(node));
  return found;
}

describe('spans', () => {
  for (const [kind, fixture] of [
    ['logical', ' «a:1 and (b:2 or c:3)» '],
    ['not', 'a:1 and «not  (b:2)» or c:3'],
    ['group', 'a:1 and «( b:2 )» or c:3'],
    ['nested', 'x:1 or «a : { b:1 } » or y:2'.replace(' »', '»')],
    ['field-value', 'x > 1 or «a : (b or c)» or y < 2'],
    ['field-range', 'x:1 or «a >= "b"» or y:2'],
    ['free-text', 'x:1 or «two  words» or y:2'],
    ['value-logical', 'a:( «b and not c» )'],
    ['value-not', 'a:(b and «not ( c )» )'],
    ['value-group', 'a:«( b or c )»'],
    ['string', 'a:(  «two words»  )'],
    ['string', 'a: «"two \\" words"» '],
    ['pattern', 'a: «*x* y» and b:1'],
    ['boolean', 'a: «true» '],
    ['null', 'a:( «null» )'],
    ['missing', 'a:(«»)'],
  ] as const) {
    test(`${kind}: ${fixture}`, () => {
      const { text, spans } = parseMarkers(fixture);
      assert.deepEqual(nodesOf(text).find((node) => node.kind === kind)?.span, spans[0]);
    });
  }

  test('operators and fields', () => {
    const { text, spans } = parseMarkers(
      '«a.b»:1 «AND» «"c"» «>» 2 «and» «not» «d*»:{ «e»:(1 «or» «Not» 2) }',
    );
    const found = nodesOf(text).flatMap((node) => [
      ...('operatorSpans' in node ? node.operatorSpans : []),
      ...('operatorSpan' in node ? [node.operatorSpan] : []),
      ...('field' in node ? [node.field.span] : []),
    ]);
    assert.deepEqual(
      found.toSorted((a, b) => a.start - b.start),
      spans,
    );
  });
});

describe('each character of a value leads to where it is written', () => {
  for (const [query, pieces] of [
    ['a:plain', ['p', 'l', 'a', 'i', 'n']],
    ['a:x\\:\\u0041\\\\y', ['x', '\\:', '\\u0041', '\\\\', 'y']],
    ['a:"\\"x\\q"', ['\\"', 'x', '\\', 'q']],
    ['a:\\t x \\and\\n', ['x', ' ', '\\and', '\\and', '\\and']],
    ['a:\u3000x*\\*\u3000', ['x', '*', '\\*']],
  ] as const) {
    test(query, () => {
      const value = nodesOf(query).find(
        (node): node is Literal => node.kind === 'string' || node.kind === 'pattern',
      );
      assert.ok(value?.kind === 'string' || value?.kind === 'pattern');
      const found = Array.from({ length: value.value.length }, (_, at) => {
        const { start, end } = value.source.spanToSource({ start: at, end: at + 1 });
        return query.slice(start, end);
      });
      assert.deepEqual(found, pieces);
    });
  }
});

describe('fields with their whole names', () => {
  for (const [query, names] of [
    ['a:1 and (b.c > 2 or not "d":x) and free', ['a', 'b.c', 'd']],
    ['a:{ b:{ c:1 or d:2 } and e:3 } or f:4', ['a', 'a.b', 'a.b.c', 'a.b.d', 'a.e', 'f']],
    ['a*.x:{ b:1 and c*:2 }', ['a*.x', 'a*.x.b', 'a*.x.c*']],
    ['a\\*:1', ['a*']],
    [': x', ['']],
    ['', []],
  ] as const) {
    test(query, () => {
      const found = fieldsOf(parseKql(query).value);
      assert.deepEqual(
        found.map(({ name }) => name),
        names,
      );
    });
  }

  test('wildcards are told from stars', () => {
    const pieces = (query: string): unknown => fieldsOf(parseKql(query).value).at(-1)?.pieces;
    assert.deepEqual(pieces('a.*.b*:1'), ['a.', '.b', '']);
    assert.equal(pieces('a\\*:1'), undefined);
    assert.equal(pieces('"a*":1'), undefined);
    assert.deepEqual(pieces('x*:{ y:1 }'), ['x', '.y']);
    assert.deepEqual(pieces('x:{ y*:1 }'), ['x.y', '']);
    assert.deepEqual(pieces('x*z:{ y*w:1 }'), ['x', 'z.y', 'w']);
  });
});

describe('tokens', () => {
  for (const [query, tokens] of [
    ['a.b : x', 'field a.b, operator :, literal x'],
    ['NOT a>=5 and', 'keyword NOT, field a, operator >=, literal 5 and'],
    [
      '"a":("b" or 1.5 or TRUE or null)',
      'field "a", operator :, punctuation (, string "b", keyword or, number 1.5, keyword or, literal TRUE, keyword or, constant null, punctuation )',
    ],
    ['a:*b\\*c*', 'field a, operator :, wildcard *, literal b\\*c, wildcard *'],
    ['a:1*', 'field a, operator :, literal 1, wildcard *'],
    ['a*:{ b:"x', 'field a*, operator :, punctuation {, field b, operator :, string "x'],
    ['two words', 'literal two words'],
    [') ) a', 'punctuation ), punctuation ), literal a'],
  ] as const) {
    test(query, () => {
      assert.equal(
        lexKql(query)
          .map(({ kind, text }) => `${kind} ${text}`)
          .join(', '),
        tokens,
      );
    });
  }
});
