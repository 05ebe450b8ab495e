import {
  familyOf,
  isDate,
  isNumeric,
  isTextual,
  type FieldType,
  type MappedField,
} from '../../condition/mapping.ts';
import type { FieldSchema } from '../../schema/field.ts';

/** What values of a field are; `undefined` for types that are not judged. */
export type ValueGroup = 'text' | 'number' | 'boolean' | 'ip' | 'date';

/** A field as it is mapped, when all sources that know it agree in what its values are. */
export function certainField(
  name: string,
  schema: FieldSchema,
): { readonly field: MappedField; readonly group: ValueGroup } | undefined {
  const [first, ...others] = schema.variants(name).map(({ type }) => type);
  const group = first === undefined ? undefined : groupOf(familyOf(first));
  if (first === undefined || group === undefined) return undefined;
  if (!others.every((other) => groupOf(familyOf(other)) === group)) return undefined;
  return { field: { name, type: familyOf(first), esType: first, path: name }, group };
}

function groupOf(type: FieldType): ValueGroup | undefined {
  if (type === 'boolean' || type === 'ip') return type;
  if (isNumeric(type)) return 'number';
  if (isDate(type)) return 'date';
  return isTextual(type) && type !== 'flattened' ? 'text' : undefined;
}
