import type {
  ColumnName,
  Command,
  EsqlQuery,
  Expression,
  Field,
  Literal,
  Missing,
  Star,
} from '../../server/src/core/esql/ast.ts';

/** A query's tree as one line a command, for tables of tests: `where (and (== a "b") (is-null c))`. */
export function esqlTreeOf({ commands }: EsqlQuery): string {
  return commands.map((command) => `${command.broken ? '!' : ''}${commandTree(command)}`).join('\n');
}

function commandTree(command: Command): string {
  switch (command.kind) {
    case 'from':
      return words(
        'from',
        ...command.sources.map(({ name }) => name),
        command.hasSubquery ? '(…)' : '',
        command.metadata.length > 0 ? `metadata ${command.metadata.map(({ name }) => name).join(' ')}` : '',
      );
    case 'row':
    case 'eval':
      return words(command.kind, ...command.fields.map(fieldTree));
    case 'where':
      return words('where', expressionTree(command.condition));
    case 'stats': {
      const aggregates = command.aggregates.map((one) =>
        one.filter === undefined ? fieldTree(one) : `${fieldTree(one)}?${expressionTree(one.filter)}`,
      );
      const by = command.groupings.length > 0 ? ['by', ...command.groupings.map(fieldTree)] : [];
      return words(command.inline ? 'inline-stats' : 'stats', ...aggregates, ...by);
    }
    case 'keep':
    case 'drop':
      return words(command.kind, ...command.patterns.map(expressionTree));
    case 'rename':
      return words('rename', ...command.renames.map(({ from, to }) => `${from.name}->${to.name}`));
    case 'sort':
      return words('sort', ...command.orders.map(expressionTree));
    case 'limit':
      return words('limit', expressionTree(command.count));
    default:
      return addingTree(command);
  }
}

type Common = 'from' | 'row' | 'eval' | 'where' | 'stats' | 'keep' | 'drop' | 'rename' | 'sort' | 'limit';

function addingTree(command: Exclude<Command, { kind: Common }>): string {
  switch (command.kind) {
    case 'dissect':
      return words('dissect', expressionTree(command.input), ...command.columns.map(columnTree));
    case 'grok':
      return words('grok', expressionTree(command.input), ...command.columns.map(columnTree));
    case 'mv_expand':
      return words('mv_expand', command.column.name);
    case 'enrich':
      return words(
        'enrich',
        command.policy?.name ?? '',
        command.on === undefined ? '' : `on ${command.on.name}`,
        ...(command.with ?? []).map(({ name, field }) => `${name.name}=${field.name}`),
      );
    case 'lookup-join':
      return words('lookup-join', command.index?.name ?? '', 'on', ...command.on.map(expressionTree));
    case 'completion':
      return words(
        'completion',
        command.target?.name ?? '',
        expressionTree(command.prompt),
        command.options === undefined ? '' : expressionTree(command.options),
      );
    case 'opaque':
      return words('opaque', command.name);
  }
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function fieldTree({ name, expression }: Field): string {
  return name === undefined ? expressionTree(expression) : `${name.name}=${expressionTree(expression)}`;
}

function columnTree({ name, type }: { readonly name: string; readonly type: string }): string {
  return type === 'keyword' ? name : `${name}:${type}`;
}

function list(...parts: readonly string[]): string {
  return `(${words(...parts)})`;
}

export function expressionTree(node: Expression): string {
  switch (node.kind) {
    case 'logical':
      return list(node.operator, ...node.operands.map(expressionTree));
    case 'not':
      return list('not', expressionTree(node.operand));
    case 'comparison':
    case 'arithmetic':
      return list(node.operator, expressionTree(node.left), expressionTree(node.right));
    case 'in':
      return list(
        node.negated ? 'not-in' : 'in',
        expressionTree(node.operand),
        ...node.list.map(expressionTree),
      );
    case 'like': {
      const operator = node.negated ? `not-${node.operator}` : node.operator;
      return list(operator, expressionTree(node.operand), ...node.patterns.map(expressionTree));
    }
    case 'is-null':
      return list(node.negated ? 'is-not-null' : 'is-null', expressionTree(node.operand));
    case 'match':
      return list(':', expressionTree(node.operand), expressionTree(node.value));
    case 'sign':
      return list('sign', expressionTree(node.operand));
    case 'call':
      return list(`${node.name}()`, ...node.args.map(expressionTree));
    case 'cast':
      return list(`::${node.type}`, expressionTree(node.operand));
    case 'list':
      return list('list', ...node.items.map(expressionTree));
    case 'map':
      return list(
        'map',
        ...node.entries.map(({ key, value }) => `${expressionTree(key)}=${expressionTree(value)}`),
      );
    case 'group':
      return list('group', expressionTree(node.expression));
    default:
      return plainTree(node);
  }
}

function plainTree(node: Literal | ColumnName | Star | Missing): string {
  switch (node.kind) {
    case 'column':
      return node.name;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.whole ? 'n' : 'n.n';
    case 'boolean':
      return String(node.value);
    case 'null':
    case 'missing':
      return node.kind === 'null' ? 'null' : '?';
    case 'duration':
      return `duration:${node.unit}`;
    case 'parameter':
      return 'parameter';
    case 'star':
      return '*';
  }
}
