import { attackUrl } from '../../attack/attack-url.ts';
import type { AttackData } from '../../attack/attack.ts';
import { stringOf } from '../../rule/values.ts';
import type { TablePlace } from './known-tables.ts';

/** What `name` or `reference` must be in a table of `rule.threat` whose id is known. */
export function attackFact(key: string, place: TablePlace, attack: AttackData): string | undefined {
  const id = place.path.startsWith('rule.threat[]') ? stringOf(place.table, 'id')?.value : undefined;
  const known = id === undefined ? undefined : (attack.tactic(id) ?? attack.technique(id));
  if (known === undefined) return undefined;
  if (key === 'name') return known.name;
  return key === 'reference' ? attackUrl(known.kind, known.id) : undefined;
}
