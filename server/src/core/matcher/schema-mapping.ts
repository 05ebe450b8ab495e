import { familyOf, type MappedField, type Mapping } from '../condition/mapping.ts';

/** What the mapping needs of a known field; `core/schema` gives it. */
export interface KnownField {
  readonly name: string;
  readonly type: string;
}

export interface KnownFields {
  field(name: string): KnownField | undefined;
  /** Everything known under the name: layers may differ in the type. */
  variants(name: string): readonly KnownField[];
  isDynamicChild(name: string): boolean;
}

/** Types fields as the known schemas do. Sub-fields such as `process.name.text` read their parent's values. */
export function schemaMapping(schema: KnownFields): Mapping {
  const resolved = new Map<string, MappedField | undefined>();
  return {
    field(name) {
      if (!resolved.has(name)) resolved.set(name, resolve(schema, name));
      return resolved.get(name);
    },
  };
}

function resolve(schema: KnownFields, name: string): MappedField | undefined {
  const known = schema.field(name);
  if (known === undefined) return schema.isDynamicChild(name) ? keyword(name) : undefined;
  const esType = searchableType(schema, known);
  // Nothing is known of what an alias stands for: the events decide.
  if (esType === undefined) return undefined;
  const path = pathOf(schema, name);
  const lowerCase = path !== name && name.endsWith(LOWER_CASED);
  return { name, type: familyOf(esType), esType, path, ...(lowerCase && { lowerCase }) };
}

/** Sub-fields of Elastic Defend whose keywords have the normalizer `lowercase` (the fields of its integration's package). */
const LOWER_CASED = '.caseless';

function keyword(name: string): MappedField {
  return { name, type: 'keyword', esType: 'keyword', path: name };
}

/** The first type of a field that EQL can search; layers disagree for a few, as `text` here and `keyword` there. */
function searchableType(schema: KnownFields, known: KnownField): string | undefined {
  const types = [known, ...schema.variants(known.name)]
    .map((variant) => variant.type)
    .filter((type) => type !== 'alias');
  return types.find((type) => !['text', 'unsupported'].includes(familyOf(type))) ?? types[0];
}

function pathOf(schema: KnownFields, name: string): string {
  const parent = name.slice(0, name.lastIndexOf('.'));
  const parentType = parent === '' ? undefined : schema.field(parent)?.type;
  const isLeaf = parentType !== undefined && !['object', 'group', 'nested', 'flattened'].includes(parentType);
  return isLeaf ? parent : name;
}
