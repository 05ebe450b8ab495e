import type { TomlTable } from '../../toml/ast.ts';
import { stringOf, tableOf } from '../../rule/values.ts';
import type { PlacedTable, TomlPlace } from './toml-place.ts';

export type ThreatLevel = 'tactic' | 'technique' | 'subtechnique';

/** A table of a threat block that names a tactic, a technique or a subtechnique, and what it lies in. */
export interface ThreatTable {
  readonly level: ThreatLevel;
  readonly table: TomlTable;
  /** `MITRE ATT&CK`, as written. */
  readonly framework: string | undefined;
  /** Id of the block's tactic, as written. */
  readonly tactic: string | undefined;
  /** Id of the technique that holds a subtechnique, as written. */
  readonly technique: string | undefined;
}

const THREAT = /^rule\.threat(?:_mappings\[\]\.threat)?\[\]$/;
const LEVELS: readonly (readonly [string, ThreatLevel])[] = [
  ['.tactic', 'tactic'],
  ['.technique[]', 'technique'],
  ['.technique[].subtechnique[]', 'subtechnique'],
];

/** Reads the innermost of nested tables as part of a threat block; `undefined` elsewhere. */
export function threatTable(tables: readonly PlacedTable[]): ThreatTable | undefined {
  const innermost = tables.at(-1);
  const block = tables.find(({ path }) => THREAT.test(path));
  if (innermost === undefined || block === undefined) return undefined;
  const level = LEVELS.find(([path]) => block.path + path === innermost.path)?.[1];
  if (level === undefined) return undefined;
  const technique = tables.find(({ path }) => path === `${block.path}.technique[]`);
  return {
    level,
    table: innermost.table,
    framework: stringOf(block.table, 'framework')?.value,
    tactic: stringOf(tableOf(block.table, 'tactic'), 'id')?.value,
    technique: level === 'subtechnique' ? stringOf(technique?.table, 'id')?.value : undefined,
  };
}

/** The id that an id, name or reference of a threat block stands for; `undefined` for other places. */
export function threatIdAt(place: TomlPlace): string | undefined {
  const threat = threatTable(place.tables);
  const key = /\.(id|name|reference)$/.exec(place.path)?.[1];
  if (threat === undefined || key === undefined) return undefined;
  const written = stringOf(threat.table, key)?.value;
  if (key === 'reference' && written !== undefined)
    return idOfReference(written) ?? stringOf(threat.table, 'id')?.value;
  return stringOf(threat.table, 'id')?.value;
}

/** `T1059.004` of `https://attack.mitre.org/techniques/T1059/004/`. */
function idOfReference(url: string): string | undefined {
  const found = /\/(TA\d{4}|T\d{4})(?:\/(\d{3}))?\/?$/.exec(url);
  return found?.[2] === undefined ? found?.[1] : `${found[1] ?? ''}.${found[2]}`;
}
