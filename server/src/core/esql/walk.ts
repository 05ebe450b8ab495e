import type { ColumnName, Command, EsqlQuery, Expression, Literal, Missing, Star } from './ast.ts';

type Leaf = Literal | ColumnName | Star | Missing;

const LEAVES: ReadonlySet<Expression['kind']> = new Set<Leaf['kind']>([
  ...(['boolean', 'column', 'duration', 'missing', 'null'] as const),
  ...(['number', 'parameter', 'star', 'string'] as const),
]);

function isLeaf(node: Expression): node is Leaf {
  return LEAVES.has(node.kind);
}

/** Expressions directly below one. */
export function childrenOf(node: Expression): readonly Expression[] {
  if (isLeaf(node)) return [];
  switch (node.kind) {
    case 'logical':
      return node.operands;
    case 'not':
    case 'is-null':
    case 'sign':
    case 'cast':
      return [node.operand];
    case 'comparison':
    case 'arithmetic':
      return [node.left, node.right];
    case 'in':
      return [node.operand, ...node.list];
    case 'like':
      return [node.operand, ...node.patterns];
    case 'match':
      return [node.operand, node.value];
    case 'call':
      return node.args;
    case 'list':
      return node.items;
    case 'map':
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case 'group':
      return [node.expression];
  }
}

/** Visits an expression and all below it, parents first, in the order of the text. */
export function walkExpression(expression: Expression, visit: (node: Expression) => void): void {
  const pending = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(node);
    for (const child of childrenOf(node).toReversed()) pending.push(child);
  }
}

/** The expressions of a command that read columns, in the order of the text. */
export function expressionsOf(command: Command): readonly Expression[] {
  switch (command.kind) {
    case 'row':
    case 'eval':
      return command.fields.map(({ expression }) => expression);
    case 'where':
      return [command.condition];
    case 'stats':
      return [
        ...command.aggregates.flatMap(({ expression, filter }) =>
          filter === undefined ? [expression] : [expression, filter],
        ),
        ...command.groupings.map(({ expression }) => expression),
      ];
    case 'sort':
      return command.orders;
    case 'limit':
      return [command.count];
    case 'dissect':
      return [command.input, command.pattern];
    case 'grok':
      return [command.input, ...command.patterns];
    case 'lookup-join':
      return command.on;
    case 'completion':
      return command.options === undefined ? [command.prompt] : [command.prompt, command.options];
    case 'from':
    case 'keep':
    case 'drop':
    case 'rename':
    case 'mv_expand':
    case 'enrich':
    case 'opaque':
      return [];
  }
}

/** Visits every expression of a query. */
export function walkEsql(query: EsqlQuery, visit: (node: Expression) => void): void {
  for (const command of query.commands) {
    for (const expression of expressionsOf(command)) walkExpression(expression, visit);
  }
}
