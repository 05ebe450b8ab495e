import type { Field } from '../../schema/field.ts';
import type { StreamQuery } from '../../schema/streams.ts';
import { lazy } from '../../text/lazy.ts';
import type { Facts } from '../facts.ts';
import type { Named } from './match.ts';

export interface RankedField extends Named {
  readonly field: Field;
}

/** All fields that a query can use, the likeliest first; `with-text`: those that hold text too, which KQL reads and EQL does not. */
export type FieldRanking = (query: StreamQuery, texts?: 'with-text') => readonly RankedField[];

/** How many rankings are kept: an edited rule asks for a few, one per category. */
const KEPT = 8;

/**
 * Ranks fields for a place in a query: those of the category's own group (`process.*` in process events) first, then what the
 * rule's streams really fill, then what published rules use, ECS, and the rest.
 */
export function createFieldRanking({ schema, streams }: Facts): FieldRanking {
  const withText = lazy(() => byUsage(schema.all().filter(isUsable), (field) => schema.usage(field.name)));
  const usable = lazy(() => withText().filter(({ field }) => !TEXTS.has(field.type)));
  const kept = new Map<string, readonly RankedField[]>();
  return (query, texts) => {
    const key = JSON.stringify([query.indices, query.category, query.os, texts]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const oldest = kept.keys().next();
    if (kept.size >= KEPT && oldest.done !== true) kept.delete(oldest.value);
    const ranked = inTiers(texts === undefined ? usable() : withText(), tierOf(query));
    kept.set(key, ranked);
    return ranked;
  };

  function tierOf(query: StreamQuery): (field: Field) => number {
    const { fields, complete } = streams.streamFields(query);
    const own = groupsOf(query.category);
    return ({ name, layer }) => {
      const filled = fields.has(name) || fields.has(name.slice(0, name.lastIndexOf('.')));
      // What no stream of the rule fills is empty in every event.
      if (complete && !filled) return 4;
      if (own.some((group) => name.startsWith(group))) return 0;
      if (filled) return 1;
      if (schema.usage(name) > 0) return 2;
      return layer === 'ecs' ? 3 : 4;
    };
  }
}

/** The field groups that tell what an event of the category is about, where they are not named as the category. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  authentication: ['user.', 'source.'],
  iam: ['user.', 'group.'],
  library: ['dll.'],
  network: ['network.', 'source.', 'destination.', 'dns.'],
};

function groupsOf(category: string | undefined): readonly string[] {
  if (category === undefined) return [];
  return (Object.hasOwn(GROUPS, category) ? GROUPS[category] : undefined) ?? [`${category}.`];
}

// Objects and places are not compared.
const UNUSABLE: ReadonlySet<string> = new Set(['object', 'nested', 'geo_point', 'geo_shape', 'binary']);
// EQL reads text only through an exact sub-field.
const TEXTS: ReadonlySet<string> = new Set(['text', 'match_only_text']);

function isUsable(field: Field): boolean {
  return !UNUSABLE.has(field.type);
}

function byUsage(fields: readonly Field[], usage: (field: Field) => number): readonly RankedField[] {
  return [...fields]
    .sort((a, b) => usage(b) - usage(a) || (a.name < b.name ? -1 : 1))
    .map((field) => ({ field, lower: field.name.toLowerCase() }));
}

function inTiers(fields: readonly RankedField[], tierOf: (field: Field) => number): readonly RankedField[] {
  const tiers: RankedField[][] = [[], [], [], [], []];
  for (const ranked of fields) tiers[tierOf(ranked.field)]?.push(ranked);
  return tiers.flat();
}
