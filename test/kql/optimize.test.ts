import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Expression, Values } from '../../server/src/core/kql/ast.ts';
import { improvementsOf, type Improvement } from '../../server/src/core/kql/optimize.ts';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import { randomNumbers } from '../support/random.ts';

function improvements(query: string): readonly Improvement[] {
  const { value, errors } = parseKql(query);
  assert.deepEqual(errors, [], query);
  return improvementsOf(value, query);
}

function applied(query: string, { edits }: Improvement): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((left, { span, newText }) => left.slice(0, span.start) + newText + left.slice(span.end), query);
}

/** Applies the first improvement until there is none. */
function optimized(query: string): string {
  let result = query;
  for (let round = 0; round < 50; round++) {
    const [first] = improvements(result);
    if (first === undefined) return result;
    result = applied(result, first);
  }
  return assert.fail(`no end: ${query}`);
}

describe('the form that the tests of detection-rules want', () => {
  for (const [query, expected] of [
    ['a:1 or a:2', 'a:(1 or 2)'],
    ['a:1 and b:x and a:(2 and 3)', 'a:(1 and 2 and 3) and b:x'],
    ['a:(1 or 2) and a:3', 'a:((1 or 2) and 3)'],
    ['not a:1 and not a:2', 'not a:(1 or 2)'],
    ['not a:1 or not a:2', 'not a:(1 and 2)'],
    ['not a:(1 or 2) and not a:3', 'not a:(1 or 2 or 3)'],
    ['not a:(1 or 2) or not a:3', 'not a:((1 or 2) and 3)'],
    ['a:* and not a:1', 'a:(* and not 1)'],
    ['(a:1) or (not a:2)', 'a:(1 or not 2)'],
    ['a:(not 1)', 'not a:1'],
    ['a:(not (1 or 2))', 'not a:(1 or 2)'],
    ['a:(not 1 and not 2)', 'not a:(1 or 2)'],
    ['a:(1 or not 2 or not 3)', 'a:(1 or not (2 and 3))'],
    ['a:((1 or 2) or 3)', 'a:(1 or 2 or 3)'],
    ['a:(not (not 1))', 'a:1'],
    ['not (not a:1)', 'a:1'],
    ['not a:(not 1)', 'a:1'],
    ['a:1 and (b:2 and c:3)', 'a:1 and b:2 and c:3'],
    ['x:{ a:1 or a:2 }', 'x:{ a:(1 or 2) }'],
    ['a:"x y" or a:z*', 'a:("x y" or z*)'],
  ] as const) {
    test(query, () => {
      assert.equal(optimized(query), expected);
    });
  }

  for (const query of [
    'a:1 and b:2',
    'a > 1 and a < 2',
    'a:(1 and not (2 or 3))',
    'a:(1 and not 2)',
    '((a:1))',
    'a:(b)',
    'not (a:1 or b:2)',
    '(a:1 and b:2) or (a:1 and b:3)',
    'x:{ a:1 } or x:{ a:2 }',
    'a:1 or a.b:2',
    // With a blank behind it, the text would end in an operator.
    'a:1 or a:whynot',
    '',
  ]) {
    test(`nothing to improve: ${query}`, () => {
      assert.deepEqual(improvements(query), []);
    });
  }
});

/** Whether a document holds: the values that each field has. */
function holds(node: Expression, document: Readonly<Record<string, string>>): boolean {
  switch (node.kind) {
    case 'logical':
      return node.operator === 'and'
        ? node.operands.every((operand) => holds(operand, document))
        : node.operands.some((operand) => holds(operand, document));
    case 'not':
      return !holds(node.operand, document);
    case 'group':
      return holds(node.expression, document);
    case 'field-value':
      return has(node.values, document[node.field.name] ?? '');
    default:
      return assert.fail(node.kind);
  }
}

function has(node: Values, present: string): boolean {
  switch (node.kind) {
    case 'value-logical':
      return node.operator === 'and'
        ? node.operands.every((operand) => has(operand, present))
        : node.operands.some((operand) => has(operand, present));
    case 'value-not':
      return !has(node.operand, present);
    case 'value-group':
      return has(node.values, present);
    case 'string':
      return present.includes(node.value);
    default:
      return assert.fail(node.kind);
  }
}

type Random = (below: number) => number;

function randomQuery(next: Random, depth: number): string {
  const pick = depth === 0 ? 0 : next(6);
  if (pick < 2) return `${['a', 'b'][next(2)] ?? ''}:${randomValues(next, depth)}`;
  if (pick === 2) return `not (${randomQuery(next, depth - 1)})`;
  const operands = Array.from({ length: 2 + next(2) }, () => {
    const operand = randomQuery(next, depth - 1);
    return /^\S+$/.test(operand) ? `${['', 'not '][next(2)] ?? ''}${operand}` : `(${operand})`;
  });
  return operands.join(pick % 2 === 0 ? ' and ' : ' or ');
}

function randomValues(next: Random, depth: number): string {
  const value = 'xyz'[next(3)] ?? 'x';
  if (depth === 0 || next(2) === 0) return value;
  if (next(3) === 0) return `(not ${randomValues(next, depth - 1)})`;
  const operands = Array.from({ length: 2 + next(2) }, () => {
    return `${['', 'not '][next(2)] ?? ''}${randomValues(next, depth - 1)}`;
  });
  return `(${operands.join(next(2) === 0 ? ' and ' : ' or ')})`;
}

const SUBSETS = ['', 'x', 'y', 'z', 'xy', 'xz', 'yz', 'xyz'];

test('every improvement keeps the meaning', () => {
  const next = randomNumbers(417);
  let count = 0;
  for (let round = 0; round < 1500; round++) {
    const query = randomQuery(next, 3);
    for (const improvement of improvements(query)) {
      count++;
      const better = applied(query, improvement);
      const [before, after] = [parseKql(query), parseKql(better)];
      assert.deepEqual(after.errors, [], `${query} -> ${better}`);
      const [was, is] = [before.value.body, after.value.body];
      assert.ok(was !== undefined && is !== undefined);
      for (const a of SUBSETS) {
        for (const b of SUBSETS)
          assert.equal(holds(is, { a, b }), holds(was, { a, b }), `${query} -> ${better}`);
      }
    }
    optimized(query);
  }
  assert.ok(count > 2000, String(count));
});
