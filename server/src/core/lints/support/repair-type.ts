import type { ValueType } from '../../rule/keys/key.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
import type { TomlNode } from '../../toml/ast.ts';

/** The edit that gives a value the type its key wants without changing what it says, where there is one. */
export function repairType(node: TomlNode, type: ValueType, name: string): TextEdit | undefined {
  switch (type.kind) {
    case 'string':
      return quoted(node);
    case 'integer':
    case 'boolean':
      return unquoted(node, type.kind);
    case 'array':
      return type.items.kind === 'table' ? arrayHeader(node, name) : listed(node, type.items);
    case 'table':
      return tableHeader(node, name);
    case 'either':
    case 'any':
      return undefined;
  }
}

function quoted(node: TomlNode): TextEdit | undefined {
  switch (node.kind) {
    case 'integer':
    case 'boolean':
      return { span: node.span, newText: `"${node.value}"` };
    case 'datetime':
      return node.type === 'local-date'
        ? { span: node.span, newText: `"${node.value.replaceAll('-', '/')}"` }
        : undefined;
    default:
      return undefined;
  }
}

function unquoted(node: TomlNode, kind: 'integer' | 'boolean'): TextEdit | undefined {
  if (node.kind !== 'string') return undefined;
  const value = node.value.trim().toLowerCase();
  const fits = kind === 'integer' ? /^(?:0|[1-9]\d{0,9})$/.test(value) : /^(?:true|false)$/.test(value);
  return fits ? { span: node.span, newText: value } : undefined;
}

function listed(node: TomlNode, items: ValueType): TextEdit | undefined {
  if (node.kind !== 'string' || items.kind !== 'string' || node.style.startsWith('multiline'))
    return undefined;
  return { span: node.span, newText: `[${JSON.stringify(node.value)}]` };
}

/** `[rule.threat]` where `[[rule.threat]]` is wanted. Only a header of the table's own tells. */
function arrayHeader(node: TomlNode, name: string): TextEdit | undefined {
  if (node.kind !== 'table' || node.origin !== 'header' || node.header === undefined) return undefined;
  return { span: node.header, newText: `[[${name}]]` };
}

/** `[[rule.threat.tactic]]` where `[rule.threat.tactic]` is wanted. */
function tableHeader(node: TomlNode, name: string): TextEdit | undefined {
  if (node.kind !== 'array' || !node.ofTables || node.items.length !== 1) return undefined;
  const [table] = node.items;
  if (table?.kind !== 'table' || table.header === undefined) return undefined;
  return { span: table.header, newText: `[${name}]` };
}
