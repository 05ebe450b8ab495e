import type { AttackData } from '../../attack/attack.ts';
import { keyAt } from '../../rule/keys/index.ts';
import type { RuleDocument } from '../../rule/rule-document.ts';
import type { FieldSchema } from '../../schema/field.ts';
import { isFieldName } from '../toml/field-names.ts';
import { threatIdAt } from '../toml/threat-place.ts';
import { tomlPlaceAt, type TomlPlace } from '../toml/toml-place.ts';
import { attackDoc } from './attack-doc.ts';
import { fieldDoc } from './field-doc.ts';
import type { Explanation } from './explanation.ts';
import { keyDoc, valueDoc } from './key-doc.ts';

/** Explains the key, header or value at an offset of the file. */
export function tomlHover(
  rule: RuleDocument,
  offset: number,
  schema: FieldSchema,
  attack: AttackData,
): Explanation | undefined {
  const place = tomlPlaceAt(rule.toml, offset);
  if (place.part === 'gap') return undefined;
  if (rule.hunt !== undefined) return huntHover(place, attack);
  const markdown = place.part === 'value' ? valueHover(place, rule, schema, attack) : keyHover(place, rule);
  return markdown === undefined ? undefined : { span: place.span, markdown };
}

/** The techniques and tactics that a hunting file names by their ids. */
function huntHover({ path, node, span }: TomlPlace, attack: AttackData): Explanation | undefined {
  if (path !== 'hunt.mitre[]' || node?.kind !== 'string') return undefined;
  const markdown = attackDoc(attack, node.value);
  return markdown === undefined ? undefined : { span, markdown };
}

function keyHover(place: TomlPlace, rule: RuleDocument): string | undefined {
  // `[[rule.threat]]` heads a member of the array, and its key is the array's.
  const key = keyAt(place.path.replace(/\[\]$/, ''), rule.type);
  return key && keyDoc(key);
}

function valueHover(
  place: TomlPlace,
  rule: RuleDocument,
  schema: FieldSchema,
  attack: AttackData,
): string | undefined {
  const id = threatIdAt(place);
  if (id !== undefined) return attackDoc(attack, id);
  if (place.node?.kind !== 'string') return undefined;
  const { value } = place.node;
  if (isFieldName(place.path)) {
    const field = schema.field(value);
    return field && fieldDoc(field);
  }
  const key = keyAt(place.path.replace(/\[\]$/, ''), rule.type);
  return key && valueDoc(key, value);
}
