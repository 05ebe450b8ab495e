import type { RuleKey, ValueType } from '../../rule/keys/key.ts';
import { keyName, ruleTypesOf } from '../../rule/keys/index.ts';
import { blocks, code, codeList } from '../markdown.ts';

/** How many values a hover explains one by one. */
const EXPLAINED_VALUES = 12;

/** What is known about a key of a rule file, as Markdown. */
export function keyDoc(key: RuleKey): string {
  return blocks(
    `**${code(keyName(key))}** · ${typeWords(key.type)}${key.required ? ' · required' : ''}`,
    key.doc,
    allowedDoc(valuesOf(key.type)),
    facts(key),
  );
}

/** What is known about one value of a closed set. */
export function valueDoc(key: RuleKey, value: string): string | undefined {
  const doc = valuesOf(key.type).find((candidate) => candidate.name === value)?.doc;
  return doc === undefined ? undefined : blocks(`**${code(value)}** · value of ${code(keyName(key))}`, doc);
}

/** The closed set of values of a type, also of an array's members and of alternatives. */
export function valuesOf(type: ValueType): readonly { readonly name: string; readonly doc?: string }[] {
  switch (type.kind) {
    case 'string':
      return type.values ?? [];
    case 'array':
      return valuesOf(type.items);
    case 'either':
      return type.types.flatMap(valuesOf);
    case 'integer':
    case 'boolean':
    case 'table':
    case 'any':
      return [];
  }
}

/** `string`, `array of strings`, `array of strings or string`. */
export function typeWords(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `array of ${plural(typeWords(type.items))}`;
    case 'either':
      return type.types.map(typeWords).join(' or ');
    case 'any':
      return 'any value';
    case 'string':
    case 'integer':
    case 'boolean':
    case 'table':
      return type.kind;
  }
}

function plural(words: string): string {
  return words === 'any value' ? 'any values' : `${words}s`;
}

function allowedDoc(values: readonly { readonly name: string; readonly doc?: string }[]): string | undefined {
  if (values.length === 0) return undefined;
  if (values.length > EXPLAINED_VALUES || values.every(({ doc }) => doc === undefined)) {
    return `Allowed values: ${codeList(
      values.map(({ name }) => name),
      EXPLAINED_VALUES,
    )}`;
  }
  return `Allowed values:\n${values.map(({ name, doc }) => `- ${code(name)}${doc ? `: ${doc}` : ''}`).join('\n')}`;
}

function facts(key: RuleKey): string {
  const types = ruleTypesOf(key.path);
  return [
    formOf(key.type),
    types && `Only in rules of type ${codeList(types, types.length)}.`,
    key.default && `Default: ${code(key.default)}.`,
    key.since && `Since stack ${key.since}.`,
    key.example && !key.example.includes('\n') && `Example: ${code(key.example)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function formOf(type: ValueType): string | undefined {
  if (type.kind === 'string' && type.pattern !== undefined) return `Form: ${type.pattern.form}.`;
  if (type.kind !== 'integer') return undefined;
  if (type.minimum !== undefined && type.maximum !== undefined) {
    return `From ${String(type.minimum)} to ${String(type.maximum)}.`;
  }
  return type.minimum === undefined ? undefined : `At least ${String(type.minimum)}.`;
}
