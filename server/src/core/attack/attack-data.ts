import type { ReadTable } from '../tables.ts';
import { lazy } from '../text/lazy.ts';
import type { AttackData, Tactic, Technique } from './attack.ts';

/** The shape of the table `attack`: facts of MITRE ATT&CK (enterprise), sorted by id. */
export interface AttackTable {
  readonly version: string;
  /** Id -> name. */
  readonly tactics: Readonly<Record<string, string>>;
  /** Id -> row. */
  readonly techniques: Readonly<Record<string, TechniqueRow>>;
}

/** `fate`: the id that replaces a revoked technique, or `deprecated`. */
export type TechniqueRow = readonly [name: string, tactics: string, platforms: string, fate?: string];

/** Facts of MITRE ATT&CK; the table is read on the first question (its version number too). */
export function createAttackData(readTable: ReadTable): AttackData {
  const table = lazy(() => readTable('attack') as AttackTable);
  const tactics = lazy(
    () => new Map(Object.entries(table().tactics).map(([id, name]) => [id, toTactic(id, name)])),
  );
  const byName = lazy(
    () => new Map([...tactics().values()].map((tactic) => [tactic.name.toLowerCase(), tactic])),
  );
  const known = lazy(() => readTechniques(table()));
  const live = lazy(() =>
    [...known().values()].filter((one) => one.revokedBy === undefined && !one.deprecated),
  );
  const families = lazy(() => groupByParent(live()));
  return {
    get version() {
      return table().version;
    },
    tactic: (id) => tactics().get(id),
    tacticByName: (name) => byName().get(name.toLowerCase()),
    technique: (id) => known().get(id),
    tactics: () => [...tactics().values()],
    techniques: live,
    subtechniquesOf: (id) => families().get(id) ?? [],
  };
}

function toTactic(id: string, name: string): Tactic {
  return { kind: 'tactic', id, name };
}

function readTechniques(table: AttackTable): ReadonlyMap<string, Technique> {
  return new Map(Object.entries(table.techniques).map(([id, row]) => [id, toTechnique(id, row, table)]));
}

function toTechnique(
  id: string,
  [name, tactics, platforms, fate]: TechniqueRow,
  table: AttackTable,
): Technique {
  const dot = id.indexOf('.');
  return {
    kind: dot < 0 ? 'technique' : 'subtechnique',
    id,
    name,
    tactics: words(tactics, ' '),
    parent: dot < 0 ? undefined : id.slice(0, dot),
    platforms: words(platforms, ', '),
    revokedBy: fate === undefined || fate === 'deprecated' ? undefined : lastSuccessor(fate, table),
    deprecated: fate === 'deprecated',
  };
}

function words(text: string, separator: string): readonly string[] {
  return text === '' ? [] : text.split(separator);
}

/** MITRE revoked some successors in turn (T1150 -> T1547.011 -> T1647): the one that holds today is of use. */
function lastSuccessor(id: string, table: AttackTable): string {
  const seen = new Set<string>();
  let successor = id;
  while (!seen.has(successor)) {
    seen.add(successor);
    const fate = table.techniques[successor]?.[3];
    if (fate === undefined || fate === 'deprecated') return successor;
    successor = fate;
  }
  return successor;
}

function groupByParent(techniques: readonly Technique[]): ReadonlyMap<string, readonly Technique[]> {
  const families = new Map<string, Technique[]>();
  for (const technique of techniques) {
    if (technique.parent === undefined) continue;
    const family = families.get(technique.parent) ?? [];
    families.set(technique.parent, family);
    family.push(technique);
  }
  return families;
}
