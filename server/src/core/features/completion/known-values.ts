import type { Field, FieldSchema } from '../../schema/field.ts';
import type { StreamCatalogue, StreamQuery } from '../../schema/streams.ts';

/** Values of a field: first those of the query's streams, then those that go with its category, then the rest of a closed set. */
export function knownValues(
  field: Field,
  schema: FieldSchema,
  streams: StreamCatalogue,
  query: StreamQuery,
): readonly string[] {
  const filled = streams.streamFields(query).streams.flatMap((stream) => stream.values[field.name] ?? []);
  const closed = field.allowedValues?.map(({ name }) => name) ?? field.expectedValues ?? [];
  const usual = field.name === 'event.type' ? usualTypes(schema, query.category) : [];
  const likely = [...filled, ...usual].filter((value) => closed.length === 0 || closed.includes(value));
  return [...new Set([...likely, ...closed])];
}

/** The values of `event.type` that ECS expects in events of the category. */
function usualTypes(schema: FieldSchema, category: string | undefined): readonly string[] {
  const categories = schema.field('event.category')?.allowedValues;
  return categories?.find(({ name }) => name === category)?.expectedEventTypes ?? [];
}
