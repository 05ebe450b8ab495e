import { familyOf, isDate, type FieldType, type MappedField, type Mapping } from './mapping.ts';

/** The part of an index mapping that types its fields: `{"properties": {...}}`, or a whole `{"mappings": {...}}`. */
interface MappingNode {
  readonly type?: unknown;
  readonly path?: unknown;
  readonly properties?: unknown;
  readonly fields?: unknown;
  readonly format?: unknown;
  readonly null_value?: unknown;
  readonly normalizer?: unknown;
}

/** Reads an index mapping in Elasticsearch's own JSON. Whatever is not understood is left out. */
export function indexMapping(json: unknown): Mapping {
  const fields = new Map<string, MappedField>();
  const aliases = new Map<string, string>();
  const root = nodeOf(json);
  const body = nodeOf(propertyOf(json, 'mappings') ?? root);
  readProperties(body.properties, '', false, fields, aliases);
  for (const [alias, target] of aliases) {
    const field = fields.get(target);
    if (field !== undefined) fields.set(alias, { ...field, name: alias });
  }
  return { field: (name) => fields.get(name) };
}

function propertyOf(value: unknown, key: string): unknown {
  return Object.entries(nodeOf(value)).find(([name]) => name === key)?.[1];
}

function nodeOf(value: unknown): MappingNode {
  return typeof value === 'object' && value !== null ? value : {};
}

function readProperties(
  properties: unknown,
  prefix: string,
  nested: boolean,
  fields: Map<string, MappedField>,
  aliases: Map<string, string>,
): void {
  for (const [key, value] of Object.entries(nodeOf(properties))) {
    const node = nodeOf(value);
    const name = prefix + key;
    if (node.type === 'alias' && typeof node.path === 'string') aliases.set(name, node.path);
    else if (typeof node.type === 'string' && node.type !== 'object')
      readField(node, node.type, name, nested, fields);
    if (node.properties !== undefined) {
      readProperties(node.properties, `${name}.`, nested || node.type === 'nested', fields, aliases);
    }
  }
}

function readField(
  node: MappingNode,
  esType: string,
  name: string,
  nested: boolean,
  fields: Map<string, MappedField>,
): void {
  const subfields = Object.entries(nodeOf(node.fields)).map(([key, value]) => [key, nodeOf(value)] as const);
  // Analysed text is searched through its first exact sub-field.
  const exact =
    familyOf(esType) === 'text'
      ? subfields.find(([, sub]) => familyOf(String(sub.type)) === 'keyword')?.[1]
      : undefined;
  fields.set(
    name,
    fieldOf(exact ?? node, exact === undefined ? esType : String(exact.type), name, name, nested),
  );
  for (const [key, sub] of subfields) {
    const subName = `${name}.${key}`;
    fields.set(subName, fieldOf(sub, String(sub.type), subName, name, nested));
  }
}

function fieldOf(
  node: MappingNode,
  esType: string,
  name: string,
  path: string,
  nested: boolean,
): MappedField {
  const type: FieldType = nested ? 'unsupported' : familyOf(esType);
  const nullValue = node.null_value;
  return {
    name,
    type,
    esType: nested ? `${esType} in a nested object` : esType,
    path,
    ...(typeof node.format === 'string' ? { format: node.format } : {}),
    ...(typeof nullValue === 'string' || typeof nullValue === 'number' || typeof nullValue === 'boolean'
      ? { nullValue }
      : {}),
  };
}

/** The first of several mappings that has a field decides its type; date formats are those of all of them. */
export function firstOf(mappings: readonly Mapping[]): Mapping {
  return {
    field(name) {
      const found = mappings.flatMap((mapping) => mapping.field(name) ?? []);
      const [first] = found;
      if (first === undefined || !isDate(first.type)) return first;
      const formats = new Set(
        found.filter((field) => isDate(field.type)).flatMap((field) => field.format ?? []),
      );
      return formats.size === 0 ? first : { ...first, format: [...formats].join('||') };
    },
  };
}
