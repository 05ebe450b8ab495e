/** Every node's span slices the text that it was read from. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EqlNode } from '../../server/src/core/eql/ast.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { textOf, type Span } from '../../server/src/core/text/span.ts';
import { nodesBelow } from './invariants.ts';

/** Kind and text of every node, and of the places that nodes name besides, in the order of the tree. */
function placesOf(text: string): readonly string[] {
  const { value, errors } = parseEql(text);
  assert.deepEqual(errors, []);
  const found: string[] = [];
  const visit = (node: EqlNode): void => {
    found.push(`${node.kind} ${textOf(text, node.span)}`);
    for (const [name, span] of innerSpans(node)) found.push(`  ${name} ${textOf(text, span)}`);
    for (const child of nodesBelow(node)) visit(child);
  };
  visit(value);
  return found;
}

function innerSpans(node: EqlNode): readonly (readonly [name: string, span: Span])[] {
  switch (node.kind) {
    case 'comparison':
    case 'arithmetic':
      return [['operator', node.operatorSpan]];
    case 'in':
      return [
        ['operator', node.operatorSpan],
        ['list', node.listSpan],
      ];
    case 'match':
      return [
        ['operator', node.operatorSpan],
        ...(node.listSpan === undefined ? [] : [['list', node.listSpan] as const]),
      ];
    case 'call':
    case 'field':
    case 'pipe':
      return [['name', node.nameSpan]];
    case 'maxspan':
      return [['value', node.valueSpan]];
    default:
      return [];
  }
}

function check(title: string, text: string, places: readonly string[]): void {
  test(title, () => {
    assert.deepEqual(placesOf(text), [`query ${text}`, ...places]);
  });
}

describe('the places of', () => {
  check('an event query', '  process  where  a == 1  ', [
    'event-query process  where  a == 1',
    'category process',
    'comparison a == 1',
    '  operator ==',
    'field a',
    '  name a',
    'number 1',
  ]);

  check('conditions', 'any where not  a.b  in~ ( 1 ,2 ) or (? c : ("x" ) and "y"=="z")', [
    'event-query any where not  a.b  in~ ( 1 ,2 ) or (? c : ("x" ) and "y"=="z")',
    'category any',
    'logical not  a.b  in~ ( 1 ,2 ) or (? c : ("x" ) and "y"=="z")',
    'not not  a.b  in~ ( 1 ,2 )',
    'in a.b  in~ ( 1 ,2 )',
    '  operator in~',
    '  list ( 1 ,2 )',
    'field a.b',
    '  name a.b',
    'number 1',
    'number 2',
    'group (? c : ("x" ) and "y"=="z")',
    'logical ? c : ("x" ) and "y"=="z"',
    'match ? c : ("x" )',
    '  operator :',
    '  list ("x" )',
    'field ? c',
    '  name c',
    'string "x"',
    'comparison "y"=="z"',
    '  operator ==',
    'string "y"',
    'string "z"',
  ]);

  check('arithmetic and functions', 'any where - f ( `a b`.c , 1 ) + 2 * -3 < g~() and d not  in (null)', [
    'event-query any where - f ( `a b`.c , 1 ) + 2 * -3 < g~() and d not  in (null)',
    'category any',
    'logical - f ( `a b`.c , 1 ) + 2 * -3 < g~() and d not  in (null)',
    'comparison - f ( `a b`.c , 1 ) + 2 * -3 < g~()',
    '  operator <',
    'arithmetic - f ( `a b`.c , 1 ) + 2 * -3',
    '  operator +',
    'sign - f ( `a b`.c , 1 )',
    'call f ( `a b`.c , 1 )',
    '  name f',
    'field `a b`.c',
    '  name `a b`.c',
    'number 1',
    'arithmetic 2 * -3',
    '  operator *',
    'number 2',
    'sign -3',
    'number 3',
    'call g~()',
    '  name g~',
    'in d not  in (null)',
    '  operator not  in',
    '  list (null)',
    'field d',
    '  name d',
    'null null',
  ]);

  check(
    'a sequence',
    'sequence  by a , ?b  with maxspan = 5 m\n [ any where true ] by c with runs=2\n ![d where e]by f until [g where h] by i | head 1',
    [
      'sequence sequence  by a , ?b  with maxspan = 5 m\n [ any where true ] by c with runs=2\n ![d where e]by f until [g where h] by i',
      'join-keys by a , ?b',
      'field a',
      '  name a',
      'field ?b',
      '  name b',
      'maxspan with maxspan = 5 m',
      '  value 5 m',
      'sequence-term [ any where true ] by c with runs=2',
      'event-query any where true',
      'category any',
      'boolean true',
      'join-keys by c',
      'field c',
      '  name c',
      'runs with runs=2',
      'sequence-term ![d where e]by f',
      'event-query d where e',
      'category d',
      'field e',
      '  name e',
      'join-keys by f',
      'field f',
      '  name f',
      'sequence-term [g where h] by i',
      'event-query g where h',
      'category g',
      'field h',
      '  name h',
      'join-keys by i',
      'field i',
      '  name i',
      'pipe | head 1',
      '  name head',
      'number 1',
    ],
  );

  check('a sample', 'sample by a [b where c] ["d" where e]', [
    'sample sample by a [b where c] ["d" where e]',
    'join-keys by a',
    'field a',
    '  name a',
    'sequence-term [b where c]',
    'event-query b where c',
    'category b',
    'field c',
    '  name c',
    'sequence-term ["d" where e]',
    'event-query "d" where e',
    'category "d"',
    'field e',
    '  name e',
  ]);
});
