/** The table `attack`: ids, names and relations of MITRE ATT&CK, see `AttackTable`. */
import type { AttackTable, TechniqueRow } from '../../server/src/core/attack/attack-data.ts';
import { objectLines, sortedEntries } from './json-text.ts';
import { readShared } from './shared.ts';

interface Attack {
  readonly attack: string;
  readonly tactics: Readonly<Record<string, { readonly name: string; readonly shortname: string }>>;
  readonly techniques: Readonly<Record<string, Technique>>;
}

interface Technique {
  readonly name: string;
  /** Short names of tactics. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  readonly revokedBy?: string;
  readonly deprecated?: boolean;
}

export function makeAttack(shared: string): string {
  const attack = readShared<Attack>(shared, 'attack/attack-18.json');
  const idOf = new Map(Object.entries(attack.tactics).map(([id, { shortname }]) => [shortname, id]));
  const version: AttackTable['version'] = attack.attack;
  const rows = sortedEntries(attack.techniques).map(([id, technique]) => [id, row(technique, idOf)] as const);
  return [
    `{"version":${JSON.stringify(version)},`,
    `"tactics":${objectLines(sortedEntries(attack.tactics), ({ name }) => JSON.stringify(name))},`,
    `"techniques":${objectLines(rows)}}`,
    '',
  ].join('\n');
}

function row(technique: Technique, idOf: ReadonlyMap<string, string>): TechniqueRow {
  const tactics = technique.tactics.map((shortname) => {
    const id = idOf.get(shortname);
    if (id === undefined) throw new Error(`no tactic is called ${shortname}`);
    return id;
  });
  const fate = technique.revokedBy ?? (technique.deprecated === true ? 'deprecated' : undefined);
  const facts: TechniqueRow = [technique.name, tactics.sort().join(' '), technique.platforms.join(', ')];
  return fate === undefined ? facts : [facts[0], facts[1], facts[2], fate];
}
