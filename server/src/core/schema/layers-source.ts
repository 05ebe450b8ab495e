import type { ReadTable } from '../tables.ts';
import { lazy } from '../text/lazy.ts';
import type { Field } from './field.ts';
import { groupOf, someStartsWith, type FieldSource } from './field-source.ts';
import { isInstance } from './glob.ts';
import {
  sectionFacts,
  sectionNames,
  type LayersTable,
  type Section,
  type SectionFacts,
} from './layer-section.ts';

export interface LayersSource extends FieldSource {
  /** All fields of this name, the believed one first. */
  variants(name: string): readonly Field[];
  /** The pattern (`o365.audit.Parameters.*`) that the name is an instance of. */
  pattern(name: string): Field | undefined;
}

/** The names of one first segment. */
interface Group {
  readonly facts: ReadonlyMap<string, readonly SectionFacts[]>;
  /** Sorted, without patterns. */
  readonly names: readonly string[];
  /** In a dynamic template's `path_match`, `*` stands for any text, dots too (Elasticsearch, "Dynamic templates"). */
  readonly patterns: readonly string[];
}

/** The layers beyond ECS. The table is parsed on the first question, and each group's names are taken apart on its first one. */
export function createLayersSource(readTable: ReadTable): LayersSource {
  const table = lazy(() => readTable('layers') as LayersTable);
  const groups = new Map<string, Group>();
  const groupNamed = (name: string): Group | undefined => {
    if (!Object.hasOwn(table(), name)) return undefined;
    const group = groups.get(name) ?? readGroup(name, table()[name] ?? []);
    groups.set(name, group);
    return group;
  };
  const variants = (name: string): readonly Field[] => {
    if (name.includes('*')) return [];
    const facts = groupNamed(groupOf(name))?.facts.get(name) ?? [];
    return facts.map((each) => ({ name, ...each }));
  };
  return {
    variants,
    field: (name) => variants(name)[0],
    pattern(name) {
      const group = groupNamed(groupOf(name));
      const pattern = group?.patterns.find((candidate) => isInstance(candidate, name));
      const facts = pattern === undefined ? undefined : group?.facts.get(pattern)?.[0];
      return pattern === undefined || facts === undefined ? undefined : { name: pattern, ...facts };
    },
    isPrefix(prefix) {
      const group = groupOf(`${prefix}.`);
      if (group === '') return false;
      return group === prefix
        ? Object.hasOwn(table(), group)
        : someStartsWith(groupNamed(group)?.names ?? [], `${prefix}.`);
    },
    groups: () => Object.keys(table()),
    namesIn: (group) => groupNamed(group)?.names ?? [],
  };
}

function readGroup(name: string, sections: readonly Section[]): Group {
  const found = new Map<string, SectionFacts[]>();
  for (const section of sections) {
    const facts = sectionFacts(section);
    for (const field of sectionNames(name, section)) {
      const others = found.get(field);
      if (others === undefined) found.set(field, [facts]);
      else others.push(facts);
    }
  }
  const all = [...found.keys()].sort();
  return {
    facts: found,
    names: all.filter((field) => !field.includes('*')),
    patterns: all.filter((field) => field.includes('*')),
  };
}
