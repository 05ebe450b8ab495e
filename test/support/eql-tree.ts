import type { EqlNode, Expression, JoinKeys, SequenceTerm } from '../../server/src/core/eql/ast.ts';

/**
 * A tree on one line: `process: (and (== a 1) (: b "x"))`. `_` is what is missing, `{…}` a group, `«…»` a raw string, `any`
 * a category without a name.
 */
export function treeOf(node: EqlNode | undefined): string {
  if (node === undefined) return '_';
  switch (node.kind) {
    case 'query':
      return [treeOf(node.body), ...node.pipes.map(treeOf)].join(' | ');
    case 'event-query':
      return `${treeOf(node.category)}: ${treeOf(node.condition)}`;
    case 'category':
      return node.name ?? 'any';
    case 'sequence':
      return frame('sequence', node.by, [
        ...(node.maxspan === undefined ? [] : [treeOf(node.maxspan)]),
        ...node.terms.map(treeOf),
        ...until(node.until),
      ]);
    case 'sample':
      return frame('sample', node.by, node.terms.map(treeOf));
    case 'join':
      return frame('join', node.by, [...node.terms.map(treeOf), ...until(node.until)]);
    case 'sequence-term': {
      const options = [node.by, node.runs].filter((option) => option !== undefined);
      return [`${node.missing ? '!' : ''}[${treeOf(node.query)}]`, ...options.map(treeOf)].join(' ');
    }
    case 'join-keys':
      return `by ${node.keys.map(treeOf).join(', ')}`;
    case 'maxspan':
      return `maxspan=${node.milliseconds === undefined ? '_' : `${String(node.milliseconds)}ms`}`;
    case 'runs':
      return `runs=${node.count === undefined ? '_' : String(node.count)}`;
    case 'pipe':
      return [node.name === '' ? '_' : node.name, ...node.args.map(treeOf)].join(' ');
    default:
      return expressionOf(node);
  }
}

function frame(word: string, by: JoinKeys | undefined, rest: readonly string[]): string {
  return [word, ...(by === undefined ? [] : [treeOf(by)]), ...rest].join(' ');
}

function until(term: SequenceTerm | undefined): readonly string[] {
  return term === undefined ? [] : [`until ${treeOf(term)}`];
}

function expressionOf(node: Expression): string {
  switch (node.kind) {
    case 'logical':
      return call(node.operator, node.operands);
    case 'not':
      return call('not', [node.operand]);
    case 'comparison':
    case 'arithmetic':
      return call(node.operator, [node.left, node.right]);
    case 'in':
      return call(node.negated ? `not-${node.operator}` : node.operator, [node.operand, ...node.list]);
    case 'match':
      return call(node.operator, [node.operand, ...node.values]);
    case 'sign':
      return call(node.operator, [node.operand]);
    case 'call':
      return `${node.name}${node.caseInsensitive ? '~' : ''}(${node.args.map(expressionOf).join(', ')})`;
    case 'field':
      return `${node.optional ? '?' : ''}${node.name}`;
    case 'string':
      return node.raw ? `«${node.value}»` : JSON.stringify(node.value);
    case 'number':
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'group':
      return `{${expressionOf(node.expression)}}`;
    case 'missing':
      return '_';
  }
}

function call(operator: string, operands: readonly Expression[]): string {
  return `(${[operator, ...operands.map(expressionOf)].join(' ')})`;
}
