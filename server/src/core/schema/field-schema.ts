import type { ReadTable } from '../tables.ts';
import { lazy } from '../text/lazy.ts';
import { createEcsSource } from './ecs-source.ts';
import type { Field, FieldSchema } from './field.ts';
import type { FieldSource } from './field-source.ts';
import { createLayersSource } from './layers-source.ts';
import { nearestField } from './nearest-field.ts';

/** The shape of the table `usage`: field -> number of published rules that use it. */
type UsageTable = Readonly<Record<string, number>>;

/** No field name of a real mapping comes near; longer text gets no further look. */
const LONGEST_NAME = 512;

/**
 * All built-in fields: ECS, then the layers beyond it. A table is read when a question first needs it; the layers only when
 * ECS has no answer.
 */
export function createFieldSchema(readTable: ReadTable): FieldSchema {
  const ecs = createEcsSource(readTable);
  const layers = createLayersSource(readTable);
  const usageTable = lazy(() => readTable('usage') as UsageTable);
  const usage = (name: string): number => (Object.hasOwn(usageTable(), name) ? (usageTable()[name] ?? 0) : 0);
  const field = (name: string): Field | undefined => ecs.field(name) ?? layers.field(name);
  const dynamicParent = (name: string): Field | undefined =>
    freeAncestor(name, [ecs, layers]) ?? layers.pattern(name);
  return {
    field,
    isPrefix: (prefix) => ecs.isPrefix(prefix) || layers.isPrefix(prefix),
    dynamicParent,
    isDynamicChild: (name) => dynamicParent(name) !== undefined,
    variants: (name) => [ecs.field(name) ?? [], layers.variants(name)].flat(),
    all: lazy(() => [
      ...fieldsOf(ecs),
      ...fieldsOf(layers).filter(({ name }) => ecs.field(name) === undefined),
    ]),
    nearest: (name) => (name.length > LONGEST_NAME ? undefined : nearestField(name, [ecs, layers], usage)),
    usage,
  };
}

/** The nearest enclosing field below which any name may stand. */
function freeAncestor(name: string, sources: readonly FieldSource[]): Field | undefined {
  for (let dot = name.lastIndexOf('.', LONGEST_NAME); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const prefix = name.slice(0, dot);
    for (const source of sources) {
      const field = source.field(prefix);
      if (field !== undefined && hasFreeChildren(field, source)) return field;
    }
  }
  return undefined;
}

/**
 * `flattened` takes any child. An object or nested field does where its source lists no child: it is mapped dynamically
 * (`labels`); one with listed children (`dns.answers`) is taken as complete, so that misspelt children are found.
 */
function hasFreeChildren(field: Field, source: FieldSource): boolean {
  if (field.type === 'flattened') return true;
  return (field.type === 'object' || field.type === 'nested') && !source.isPrefix(field.name);
}

function fieldsOf(source: FieldSource): Field[] {
  const fields: Field[] = [];
  for (const group of source.groups()) {
    for (const name of source.namesIn(group)) {
      const field = source.field(name);
      if (field !== undefined) fields.push(field);
    }
  }
  return fields;
}
