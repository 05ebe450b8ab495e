import type { Mapping } from '../condition/mapping.ts';
import { EventTypes } from '../matcher/events-mapping.ts';
import { schemaMapping } from '../matcher/schema-mapping.ts';
import type { FieldSchema } from '../schema/field.ts';
import type { EventSource } from './event-source.ts';
import type { Pacing } from './pacing.ts';
import type { PlannableRule, Prepare, SearchSettings } from './plan-rule.ts';

/** Gets a rule ready to run over files. */
export function prepareOver(
  rule: PlannableRule,
  sources: readonly EventSource[],
  settings: readonly SearchSettings[],
  schema: FieldSchema,
  pacing: Pacing,
): Promise<Prepare> {
  const prepareWith = (mapping: Mapping): Prepare => {
    const prepare = rule.prepareWith(mapping);
    for (const one of [{}, ...settings]) prepare(one);
    return prepare;
  };
  return planOver(schemaMapping(schema), prepareWith, sources, pacing);
}

/**
 * Makes a plan to run over files. Fields that are not known are typed by what the events of all the files have: these are gone
 * through, in their order, until each such field has been seen.
 */
export async function planOver<T>(
  known: Mapping,
  plan: (mapping: Mapping) => T,
  sources: readonly EventSource[],
  pacing: Pacing,
): Promise<T> {
  let types = new EventTypes([]);
  let sought: ReadonlySet<string> = new Set();
  for (;;) {
    const asked = new Set(sought);
    const planned = plan(mappingOf(known, types, asked));
    // What a field is may decide which others are asked for.
    if (asked.size === sought.size) return planned;
    sought = asked;
    types = await typesIn(sources, sought, pacing);
  }
}

/** @param asked gets the names that are not known */
function mappingOf(known: Mapping, types: Mapping, asked: Set<string>): Mapping {
  return {
    field(name) {
      const field = known.field(name);
      if (field !== undefined) return field;
      asked.add(name);
      return types.field(name);
    },
  };
}

async function typesIn(
  sources: readonly EventSource[],
  names: ReadonlySet<string>,
  pacing: Pacing,
): Promise<EventTypes> {
  const types = new EventTypes(names);
  for (const source of sources) {
    if (types.isComplete) break;
    await source.each((event) => {
      types.hear(event);
      return types.isComplete;
    }, pacing);
  }
  return types;
}
