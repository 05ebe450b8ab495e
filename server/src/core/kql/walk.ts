import type { Expression, FieldName, KqlQuery, Values } from './ast.ts';

/** What a walk visits: conditions, and the values behind `field:`. */
export type Visited = Expression | Values;

/** Conditions and values directly below one; a field's name is no child. */
export function childrenOf(node: Visited): readonly Visited[] {
  switch (node.kind) {
    case 'logical':
    case 'value-logical':
      return node.operands;
    case 'not':
    case 'value-not':
      return [node.operand];
    case 'group':
    case 'nested':
      return [node.expression];
    case 'value-group':
    case 'field-value':
      return [node.values];
    case 'field-range':
    case 'free-text':
      return [node.value];
    case 'string':
    case 'pattern':
    case 'boolean':
    case 'null':
    case 'missing':
      return [];
  }
}

/** Visits a condition and all below it, values too, parents first, in the order of the text. */
export function walkExpression(expression: Visited, visit: (node: Visited) => void): void {
  const pending = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(node);
    for (const child of childrenOf(node).toReversed()) pending.push(child);
  }
}

/** Visits every condition and value of a query. */
export function walkKql(query: KqlQuery, visit: (node: Visited) => void): void {
  if (query.body !== undefined) walkExpression(query.body, visit);
}

/** A field that a query names. */
export interface FieldUse {
  readonly field: FieldName;
  /** The whole name: inside `a:{ b:1 }` that of `b` is `a.b`. */
  readonly name: string;
  /** For a name with wildcards, as in `FieldName`. */
  readonly pieces: readonly string[] | undefined;
  /** Of the nested field around it: `a`. */
  readonly path: string | undefined;
  /** The condition that starts with the field. */
  readonly condition: Expression;
}

/** The fields of a query in the order of the text, nested ones with their whole names. */
export function fieldsOf(query: KqlQuery): readonly FieldUse[] {
  const found: FieldUse[] = [];
  const pending: { readonly node: Expression; readonly path: FieldName | undefined }[] = [];
  if (query.body !== undefined) pending.push({ node: query.body, path: undefined });
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    let { path } = next;
    if ('field' in node) {
      const whole = path === undefined ? node.field : joined(path, node.field);
      found.push({
        field: node.field,
        name: whole.name,
        pieces: whole.pieces,
        path: path?.name,
        condition: node,
      });
      path = whole;
    }
    for (const child of expressionsBelow(node).toReversed()) pending.push({ node: child, path });
  }
  return found;
}

/** Conditions directly below one. */
function expressionsBelow(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'logical':
      return node.operands;
    case 'not':
      return [node.operand];
    case 'group':
    case 'nested':
      return [node.expression];
    case 'field-value':
    case 'field-range':
    case 'free-text':
    case 'missing':
      return [];
  }
}

function joined(path: FieldName, field: FieldName): FieldName {
  const name = `${path.name}.${field.name}`;
  if (path.pieces === undefined && field.pieces === undefined) return { ...field, name };
  const before = path.pieces ?? [path.name];
  const [first = '', ...rest] = field.pieces ?? [field.name];
  return { ...field, name, pieces: [...before.slice(0, -1), `${before.at(-1) ?? ''}.${first}`, ...rest] };
}
