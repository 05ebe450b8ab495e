import { CompletionItemKind } from 'vscode-languageserver-types';
import type { AttackData, Tactic, Technique } from '../../attack/attack.ts';
import { attackUrl } from '../../attack/attack-url.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
import type { TomlEntry } from '../../toml/ast.ts';
import type { ThreatTable } from '../toml/threat-place.ts';
import type { Candidate } from './candidate.ts';

type ThreatKey = 'id' | 'name' | 'reference';
const KEYS: readonly ThreatKey[] = ['id', 'name', 'reference'];

/**
 * Ids for a key of a threat block: techniques of its tactic first, subtechniques of its technique. Taking one fills in the
 * other keys of the table. `insert` says how the value is written at the cursor.
 */
export function attackCandidates(
  key: ThreatKey,
  threat: ThreatTable,
  attack: AttackData,
  text: string,
  insert: (value: string) => string,
): readonly Candidate[] {
  return entitiesFor(threat, attack).map((entity) => {
    const values = valuesOf(entity);
    return {
      label: values[key],
      kind: CompletionItemKind.Constant,
      description: key === 'id' ? entity.name : entity.id,
      insert: insert(values[key]),
      // An id can be found by its name, and the other way round.
      filter: `${values[key]} ${key === 'id' ? entity.name : entity.id}`,
      subject: { kind: 'attack', id: entity.id },
      edits: otherEdits(key, values, threat, text),
    };
  });
}

function entitiesFor(threat: ThreatTable, attack: AttackData): readonly (Tactic | Technique)[] {
  switch (threat.level) {
    case 'tactic':
      return attack.tactics();
    case 'technique': {
      const all = attack.techniques().filter(({ kind }) => kind === 'technique');
      const fits = ({ tactics }: Technique): boolean =>
        threat.tactic !== undefined && tactics.includes(threat.tactic);
      return [...all.filter(fits), ...all.filter((technique) => !fits(technique))];
    }
    case 'subtechnique': {
      const own = threat.technique === undefined ? [] : attack.subtechniquesOf(threat.technique);
      return own.length > 0 ? own : attack.techniques().filter(({ kind }) => kind === 'subtechnique');
    }
  }
}

function valuesOf({ kind, id, name }: Tactic | Technique): Readonly<Record<ThreatKey, string>> {
  return { id, name, reference: attackUrl(kind, id) };
}

/** Edits that bring the other keys of the table in line: wrong values are replaced, missing keys put behind this one. */
function otherEdits(
  key: ThreatKey,
  values: Readonly<Record<ThreatKey, string>>,
  threat: ThreatTable,
  text: string,
): readonly TextEdit[] {
  const { entries } = threat.table;
  const edits: TextEdit[] = [];
  let missing = '';
  for (const other of KEYS) {
    if (other === key) continue;
    const entry = entries.get(other);
    if (entry === undefined) missing += `\n${other} = ${JSON.stringify(values[other])}`;
    else edits.push(...valueEdit(entry, values[other]));
  }
  const own = entries.get(key);
  if (missing !== '' && own !== undefined) edits.push(...lineEdit(own, missing, text));
  return edits;
}

function valueEdit({ value }: TomlEntry, text: string): readonly TextEdit[] {
  if (value.kind !== 'string' || value.value === text || !value.closed) return [];
  return [{ span: value.span, newText: JSON.stringify(text) }];
}

/** New lines behind the key's value; none where the completion itself ends there, since edits must not touch. */
function lineEdit({ key, value }: TomlEntry, lines: string, text: string): readonly TextEdit[] {
  if (value.kind !== 'string' || !value.closed) return [];
  const start = text.lastIndexOf('\n', key.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start, key.start))?.[0] ?? '';
  const { end } = value.span;
  return [{ span: { start: end, end }, newText: lines.replaceAll('\n', `\n${indent}`) }];
}
