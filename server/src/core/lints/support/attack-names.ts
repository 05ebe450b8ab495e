import { attackUrl } from '../../attack/attack-url.ts';
import type { AttackData, Tactic, Technique } from '../../attack/attack.ts';
import type { Fix, TextEdit } from '../../text/diagnostic.ts';
import type { TomlString } from '../../toml/ast.ts';
import type { ThreatItem } from './threat-items.ts';

export type AttackObject = Tactic | Technique;

/** What an id of an item of this kind stands for; tactics and techniques have ids of their own form. */
export function attackObject(
  kind: ThreatItem['kind'],
  id: string,
  attack: AttackData,
): AttackObject | undefined {
  return kind === 'tactic' ? attack.tactic(id) : attack.technique(id);
}

/** The id that an unknown one most likely means: another spelling of it, else the one its name or address has. */
export function meantId(item: ThreatItem, attack: AttackData): string | undefined {
  const written = item.id === undefined ? undefined : respelt(item.id.value, item.kind);
  if (written !== undefined && attackObject(item.kind, written, attack) !== undefined) return written;
  const { reference, name } = item;
  return (
    (reference === undefined ? undefined : idOfReference(reference.value, item.kind, attack)) ??
    (name === undefined ? undefined : idOfName(name.value, item, attack))
  );
}

/** `t1059.4`, `T1059/004`, `1059` -> `T1059.004`, `T1059`. */
function respelt(id: string, kind: ThreatItem['kind']): string | undefined {
  const parts = /^(?:TA|T)?(\d{1,4})(?:[./](\d{1,3}))?$/i.exec(id.trim());
  const [, number, below] = parts ?? [];
  if (number === undefined) return undefined;
  const whole = `${kind === 'tactic' ? 'TA' : 'T'}${number.padStart(4, '0')}`;
  return below === undefined ? whole : `${whole}.${below.padStart(3, '0')}`;
}

/** The id in the address of a page on MITRE's site, when ATT&CK has it. */
export function idOfReference(
  address: string,
  kind: ThreatItem['kind'],
  attack: AttackData,
): string | undefined {
  const [, id, below] =
    /^https?:\/\/attack\.mitre\.org\/(?:tactics|techniques)\/(TA?\d{4})(?:\/(\d{3}))?\/?$/.exec(address) ??
    [];
  if (id === undefined) return undefined;
  const found = below === undefined ? id : `${id}.${below}`;
  return attackObject(kind, found, attack) === undefined ? undefined : found;
}

/** The id of a name of this kind; subtechniques of several techniques may have the same name. */
export function idOfName(name: string, { kind, parent }: ThreatItem, attack: AttackData): string | undefined {
  if (kind === 'tactic') return attack.tacticByName(name)?.id;
  const word = name.trim().toLowerCase();
  const found = attack.techniques().filter((one) => one.kind === kind && one.name.toLowerCase() === word);
  const related = found.find((one) => one.parent !== undefined && one.parent === parent?.id?.value);
  return (related ?? (found.length === 1 ? found[0] : undefined))?.id;
}

/**
 * The object that both name and address of an item mean, when it is another than its id's: then the id is the slip. Lints
 * that go by the id leave such an item to `unknown-technique`.
 */
export function contradictedBy(item: ThreatItem, attack: AttackData): AttackObject | undefined {
  const { kind, id, name, reference } = item;
  if (id === undefined || name === undefined || reference === undefined) return undefined;
  const meant = idOfReference(reference.value, kind, attack);
  if (meant === undefined || meant === id.value) return undefined;
  return idOfName(name.value, item, attack) === meant ? attackObject(kind, meant, attack) : undefined;
}

/** The technique that an item stands for, when nothing about the item says that its id is a slip. */
export function techniqueOf(item: ThreatItem | undefined, attack: AttackData): Technique | undefined {
  if (item?.id === undefined || item.kind === 'tactic') return undefined;
  return contradictedBy(item, attack) === undefined ? attack.technique(item.id.value) : undefined;
}

/** Gives an item the id, name and address of an object. What is right already stays as it is. */
export function becomeFix(item: ThreatItem, object: AttackObject, preferred: boolean): Fix {
  const edits = [
    replaced(item.id, object.id),
    replaced(item.name, object.name),
    replaced(item.reference, attackUrl(object.kind, object.id)),
  ].filter((edit) => edit !== undefined);
  return { title: `Replace with ${object.id} (${object.name})`, edits, ...(preferred ? { preferred } : {}) };
}

function replaced(node: TomlString | undefined, value: string): TextEdit | undefined {
  return node === undefined || node.value === value
    ? undefined
    : { span: node.span, newText: JSON.stringify(value) };
}
