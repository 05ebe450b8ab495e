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
  /** What is believed of each name and pattern. */
  readonly facts: ReadonlyMap<string, SectionFacts>;
  /** What else is said of the few names on which layers differ. */
  readonly others: ReadonlyMap<string, readonly SectionFacts[]>;
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
    const known = groups.get(name);
    if (known !== undefined || !Object.hasOwn(table(), name)) return known;
    const group = readGroup(name, table()[name] ?? []);
    groups.set(name, group);
    return group;
  };
  const field = (name: string): Field | undefined => {
    const facts = name.includes('*') ? undefined : groupNamed(groupOf(name))?.facts.get(name);
    return facts && toField(name, facts);
  };
  return {
    field,
    variants: (name) =>
      [
        field(name) ?? [],
        (groupNamed(groupOf(name))?.others.get(name) ?? []).map((facts) => toField(name, facts)),
      ].flat(),
    pattern: (name) => patternOf(name, groupNamed(groupOf(name))),
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
  const found = new Map<string, SectionFacts>();
  const others = new Map<string, SectionFacts[]>();
  for (const section of sections) {
    const facts = sectionFacts(section);
    for (const field of sectionNames(name, section)) {
      if (found.has(field)) others.set(field, [...(others.get(field) ?? []), facts]);
      else found.set(field, facts);
    }
  }
  const [names, patterns]: [string[], string[]] = [[], []];
  for (const field of [...found.keys()].sort()) (field.includes('*') ? patterns : names).push(field);
  return { facts: found, others, names, patterns };
}

function patternOf(name: string, group: Group | undefined): Field | undefined {
  const pattern = group?.patterns.find((candidate) => isInstance(candidate, name));
  const facts = pattern === undefined ? undefined : group?.facts.get(pattern);
  return pattern === undefined || facts === undefined ? undefined : toField(pattern, facts);
}

function toField(name: string, { type, isArray, layer, origin }: SectionFacts): Field {
  return { name, type, isArray, layer, origin };
}
