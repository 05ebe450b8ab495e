import type { Field } from '../../schema/field.ts';
import type { StreamQuery } from '../../schema/streams.ts';
import { lazy } from '../../text/lazy.ts';
import type { Facts } from '../facts.ts';

/** All fields that a query can use, the likeliest first. */
export type FieldRanking = (query: StreamQuery) => readonly Field[];

/** How many rankings are kept: an edited rule asks for a few, one per category. */
const KEPT = 8;

/**
 * Ranks fields for a place in a query: those of the category's own group (`process.*` in process events) first, then what the
 * rule's streams really fill, then what published rules use, ECS, and the rest.
 */
export function createFieldRanking({ schema, streams }: Facts): FieldRanking {
  const usable = lazy(() => byUsage(schema.all().filter(isUsable), (field) => schema.usage(field.name)));
  const kept = new Map<string, readonly Field[]>();
  return (query) => {
    const key = JSON.stringify([query.indices, query.category, query.os]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const oldest = kept.keys().next();
    if (kept.size >= KEPT && oldest.done !== true) kept.delete(oldest.value);
    const ranked = inTiers(usable(), tierOf(query));
    kept.set(key, ranked);
    return ranked;
  };

  function tierOf(query: StreamQuery): (field: Field) => number {
    const { fields, complete } = streams.streamFields(query);
    const group = query.category === undefined ? undefined : `${query.category}.`;
    return (field) => {
      const filled = fields.has(field.name);
      const own = group !== undefined && field.name.startsWith(group);
      if (own && (filled || !complete)) return 0;
      if (filled) return 1;
      if (schema.usage(field.name) > 0) return 2;
      return field.layer === 'ecs' ? 3 : 4;
    };
  }
}

// EQL compares no objects and no places, and reads text only through an exact sub-field.
const UNUSABLE: ReadonlySet<string> = new Set([
  'object',
  'nested',
  'geo_point',
  'geo_shape',
  'text',
  'match_only_text',
  'binary',
]);

function isUsable(field: Field): boolean {
  return !UNUSABLE.has(field.type);
}

function byUsage(fields: readonly Field[], usage: (field: Field) => number): readonly Field[] {
  return [...fields].sort((a, b) => usage(b) - usage(a) || (a.name < b.name ? -1 : 1));
}

function inTiers(fields: readonly Field[], tierOf: (field: Field) => number): readonly Field[] {
  const tiers: Field[][] = [[], [], [], [], []];
  for (const field of fields) tiers[tierOf(field)]?.push(field);
  return tiers.flat();
}
