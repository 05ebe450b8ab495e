import { isRuleType, RULE_TYPES } from '../rule-type.ts';
import type { RuleType } from '../rule-type.ts';
import { ALERT_SUPPRESSION_KEYS } from './alert-suppression.ts';
import { BUILD_KEYS } from './build.ts';
import { EQL_KEYS } from './eql.ts';
import { IDENTITY_KEYS } from './identity.ts';
import type { RuleKey } from './key.ts';
import { MACHINE_LEARNING_KEYS } from './machine-learning.ts';
import { METADATA_KEYS } from './metadata.ts';
import { NEW_TERMS_KEYS } from './new-terms.ts';
import { QUERY_KEYS } from './query.ts';
import { RESPONSE_KEYS } from './responses.ts';
import { SCHEDULE_KEYS } from './schedule.ts';
import { SCORING_KEYS } from './scoring.ts';
import { TEXT_KEYS } from './texts.ts';
import { THREAT_MATCH_KEYS } from './threat-match.ts';
import { THREAT_KEYS } from './threat.ts';
import { THRESHOLD_KEYS } from './threshold.ts';
import { TRANSFORM_KEYS } from './transform.ts';

/**
 * Every key of a rule file. Facts from upstream's data classes and JSON schemas (elastic/detection-rules,
 * detection_rules/rule.py, schemas/definitions.py, etc/api_schemas/9.5) and from Kibana's rule schema
 * (elastic/kibana, security_solution/common/api/detection_engine/model/rule_schema).
 */
export const RULE_KEYS: readonly RuleKey[] = [
  ...METADATA_KEYS,
  ...IDENTITY_KEYS,
  ...SCORING_KEYS,
  ...QUERY_KEYS,
  ...EQL_KEYS,
  ...MACHINE_LEARNING_KEYS,
  ...NEW_TERMS_KEYS,
  ...THREAT_MATCH_KEYS,
  ...THRESHOLD_KEYS,
  ...SCHEDULE_KEYS,
  ...ALERT_SUPPRESSION_KEYS,
  ...TEXT_KEYS,
  ...THREAT_KEYS,
  ...RESPONSE_KEYS,
  ...BUILD_KEYS,
  ...TRANSFORM_KEYS,
];

const BY_PATH = groupBy(RULE_KEYS, (key) => key.path);

/**
 * The key at a path such as `rule.threat[].technique[].id`. Where rule types differ, the one of `ruleType`; when that
 * type has none, or the type is not known, the first: `allows` tells whether the rule may have it.
 */
export function keyAt(path: string, ruleType?: string): RuleKey | undefined {
  const keys = BY_PATH.get(path);
  return keys?.find((key) => allows(key, ruleType)) ?? keys?.[0];
}

/** All keys at a path: several where rule types differ. */
export function keysAt(path: string): readonly RuleKey[] {
  return BY_PATH.get(path) ?? [];
}

/** The keys that a table may have in a rule of a type; `''` is the top of the file. An unknown type may have them all. */
export function keysOf(tablePath: string, ruleType?: string): readonly RuleKey[] {
  return keyTable(tablePath, ruleType).keys;
}

/** What one table of a rule may hold. */
export interface KeyTable {
  readonly keys: readonly RuleKey[];
  /** Those without which the table is refused. */
  readonly required: readonly RuleKey[];
  /** By their names in the file: `id`. */
  readonly byName: ReadonlyMap<string, RuleKey>;
}

const NO_KEYS: KeyTable = { keys: [], required: [], byName: new Map() };

/** As `keysOf`, with the keys in the ways that a look at a whole rule asks for them. */
export function keyTable(tablePath: string, ruleType?: string): KeyTable {
  return keyTables(isRuleType(ruleType) ? ruleType : undefined).get(tablePath) ?? NO_KEYS;
}

const TABLES = new Map<RuleType | undefined, ReadonlyMap<string, KeyTable>>();

/** The tables by path, for one rule type or for all; made on first need. Of the entries of a path the first is taken. */
function keyTables(ruleType: RuleType | undefined): ReadonlyMap<string, KeyTable> {
  const made = TABLES.get(ruleType);
  if (made !== undefined) return made;
  const first = new Map<string, RuleKey>();
  for (const key of RULE_KEYS) if (allows(key, ruleType) && !first.has(key.path)) first.set(key.path, key);
  const groups = groupBy([...first.values()], (key) => tableOf(key.path));
  const tables = new Map(Array.from(groups, ([path, keys]) => [path, toKeyTable(keys)] as const));
  TABLES.set(ruleType, tables);
  return tables;
}

function toKeyTable(keys: readonly RuleKey[]): KeyTable {
  return {
    keys,
    required: keys.filter((key) => key.required === true),
    byName: new Map(keys.map((key) => [keyName(key), key])),
  };
}

/** Whether a rule of the type may have the key. A type that Kibana does not know is judged by `wrong-value` alone. */
export function allows(key: RuleKey, ruleType: string | undefined): boolean {
  return key.ruleTypes === undefined || !isRuleType(ruleType) || key.ruleTypes.includes(ruleType);
}

/** The rule types that may have a key of this path; `undefined` for all. */
export function ruleTypesOf(path: string): readonly RuleType[] | undefined {
  const keys = BY_PATH.get(path) ?? [];
  return keys.some((key) => key.ruleTypes === undefined)
    ? undefined
    : RULE_TYPES.filter((type) => keys.some((key) => key.ruleTypes?.includes(type)));
}

/** The last part of a key's path, as it stands in the file: `id`. */
export function keyName(key: RuleKey): string {
  return key.path.slice(key.path.lastIndexOf('.') + 1);
}

function tableOf(path: string): string {
  const end = path.lastIndexOf('.');
  return end < 0 ? '' : path.slice(0, end);
}

function groupBy(
  keys: readonly RuleKey[],
  property: (key: RuleKey) => string,
): ReadonlyMap<string, readonly RuleKey[]> {
  const groups = new Map<string, RuleKey[]>();
  for (const key of keys) {
    const group = groups.get(property(key));
    if (group === undefined) groups.set(property(key), [key]);
    else group.push(key);
  }
  return groups;
}
