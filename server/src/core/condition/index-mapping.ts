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
  readonly value?: unknown;
  readonly ignore_above?: unknown;
  readonly scaling_factor?: unknown;
}

/**
 * Reads an index mapping in Elasticsearch's own JSON: a whole response (`{"index": {"mappings": …}}`) or its inner parts.
 * Whatever is not understood is left out.
 */
export function indexMapping(json: unknown): Mapping {
  const fields = new Map<string, MappedField>();
  const aliases = new Map<string, string>();
  const body = nodeOf(propertyOf(json, 'mappings') ?? propertyOf(onlyValue(json), 'mappings') ?? json);
  readProperties(body.properties, '', undefined, fields, aliases);
  for (const [alias, target] of aliases) {
    const field = fields.get(target);
    if (field !== undefined) fields.set(alias, { ...field, name: alias });
  }
  return { field: (name) => fields.get(name) ?? keyOfFlattened(name, fields) };
}

function propertyOf(value: unknown, key: string): unknown {
  return Object.entries(nodeOf(value)).find(([name]) => name === key)?.[1];
}

function onlyValue(value: unknown): unknown {
  const values: readonly unknown[] = Object.values(nodeOf(value));
  return values.length === 1 ? values[0] : undefined;
}

function nodeOf(value: unknown): MappingNode {
  return typeof value === 'object' && value !== null ? value : {};
}

/** A name below a `flattened` field: its values are there, though Elasticsearch lists no such field. */
function keyOfFlattened(name: string, fields: ReadonlyMap<string, MappedField>): MappedField | undefined {
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const parent = fields.get(name.slice(0, dot));
    if (parent?.type === 'flattened') {
      const path = parent.path + name.slice(dot);
      return { name, type: 'flattened', esType: 'flattened', path, flattenedIn: parent.name };
    }
  }
  return undefined;
}

function readProperties(
  properties: unknown,
  prefix: string,
  nestedIn: string | undefined,
  fields: Map<string, MappedField>,
  aliases: Map<string, string>,
): void {
  for (const [key, value] of Object.entries(nodeOf(properties))) {
    const node = nodeOf(value);
    const name = prefix + key;
    const type = typeof node.type === 'string' ? node.type : 'object';
    if (type === 'alias' && typeof node.path === 'string') aliases.set(name, node.path);
    else readField(node, type, name, nestedIn, fields);
    if (node.properties !== undefined) {
      readProperties(node.properties, `${name}.`, type === 'nested' ? name : nestedIn, fields, aliases);
    }
  }
}

function readField(
  node: MappingNode,
  esType: string,
  name: string,
  nestedIn: string | undefined,
  fields: Map<string, MappedField>,
): void {
  const subfields = Object.entries(nodeOf(node.fields)).map(([key, value]) => [key, nodeOf(value)] as const);
  const field = fieldOf(node, esType, name, name, nestedIn);
  fields.set(name, field.type === 'text' ? throughExact(field, subfields) : field);
  for (const [key, sub] of subfields) {
    const subName = `${name}.${key}`;
    fields.set(subName, fieldOf(sub, String(sub.type), subName, name, nestedIn));
  }
}

/** Analysed text is searched through its exact sub-field, if it has just one (QL's TextEsField). */
function throughExact(
  field: MappedField,
  subfields: readonly (readonly [string, MappingNode])[],
): MappedField {
  const exact = subfields.filter(
    ([, sub]) => familyOf(String(sub.type)) === 'keyword' && typeof sub.normalizer !== 'string',
  );
  const [only] = exact;
  if (only === undefined) return field;
  if (exact.length > 1) {
    const names = exact.map(([key]) => `\`${field.name}.${key}\``);
    return {
      ...field,
      inexact: `it is analysed text with several exact sub-fields; name one of them: ${names.join(', ')}`,
    };
  }
  const [, sub] = only;
  return fieldOf(sub, String(sub.type), field.name, field.path, undefined);
}

function fieldOf(
  node: MappingNode,
  esType: string,
  name: string,
  path: string,
  nestedIn: string | undefined,
): MappedField {
  const type: FieldType = nestedIn === undefined ? familyOf(esType) : 'unsupported';
  const { format, ignore_above: ignoreAbove, scaling_factor: scalingFactor } = node;
  const nullValue = scalarOf(node.null_value);
  const isConstant = esType === 'constant_keyword' && typeof node.value === 'string';
  return {
    name,
    type,
    esType,
    path,
    ...(nestedIn === undefined ? {} : { nestedIn }),
    ...(typeof format === 'string' ? { format } : {}),
    ...(nullValue === undefined ? {} : { nullValue }),
    ...(isConstant ? { constantValue: String(node.value) } : {}),
    ...(typeof ignoreAbove === 'number' ? { ignoreAbove } : {}),
    ...(typeof scalingFactor === 'number' ? { scalingFactor } : {}),
    ...(typeof node.normalizer === 'string'
      ? {
          inexact: `its values are normalised (\`${node.normalizer}\`) before they are indexed, which EQL does not support`,
        }
      : {}),
  };
}

function scalarOf(value: unknown): string | number | boolean | undefined {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? value : undefined;
}

/**
 * Several indices that are searched together. Elasticsearch refuses a field that has two types in them, but for those of one
 * family that searches can't tell apart (`keyword`, `constant_keyword`, `wildcard`).
 */
export function unitedIndices(mappings: readonly Mapping[]): Mapping {
  const all = firstOf(mappings);
  return {
    field(name) {
      const field = all.field(name);
      const types = mappings.flatMap((mapping) => mapping.field(name)?.esType ?? []);
      const kinds = new Set(types.map(kindOf));
      if (field === undefined || kinds.size < 2) return field;
      const named = [...new Set(types)].map((type) => `\`${type}\``).join(' and ');
      return { ...field, inexact: `it is ${named} in the indices that are searched together` };
    },
  };
}

/** Types of one kind may differ from index to index. */
function kindOf(esType: string): string {
  const family = familyOf(esType);
  return family === 'keyword' || isDate(family) ? family.replace('_nanos', '') : esType;
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
