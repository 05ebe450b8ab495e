/** Facts of MITRE ATT&CK, their pages, and that the published rules agree with them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '@iarna/toml';
import { readTable } from '../../server/data/read-table.ts';
import { createAttackData } from '../../server/src/core/attack/attack-data.ts';
import { attackUrl } from '../../server/src/core/attack/attack-url.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

const attack = createAttackData(readTable);

test('tactics', () => {
  assert.equal(attack.version, '18.1');
  assert.equal(attack.tactics().length, 14);
  assert.deepEqual(attack.tactic('TA0002'), { kind: 'tactic', id: 'TA0002', name: 'Execution' });
  assert.equal(attack.tacticByName('Command and Control')?.id, 'TA0011');
  assert.equal(attack.tacticByName('defense evasion')?.id, 'TA0005');
  for (const id of ['TA0041', 'T1059', '', '__proto__']) assert.equal(attack.tactic(id), undefined);
});

test('a technique and a subtechnique', () => {
  assert.deepEqual(attack.technique('T1059.004'), {
    kind: 'subtechnique',
    id: 'T1059.004',
    name: 'Unix Shell',
    tactics: ['TA0002'],
    parent: 'T1059',
    platforms: ['ESXi', 'Linux', 'Network Devices', 'macOS'],
    revokedBy: undefined,
    deprecated: false,
  });
  const technique = attack.technique('T1059');
  assert.equal(technique?.kind, 'technique');
  assert.equal(technique.parent, undefined);
  assert.ok(attack.subtechniquesOf('T1059').some(({ id }) => id === 'T1059.004'));
  assert.deepEqual(attack.subtechniquesOf('T1059.004'), []);
  for (const id of ['T9999', 'TA0002', 'toString']) assert.equal(attack.technique(id), undefined);
});

test('revoked and deprecated ones are known, and not offered', () => {
  assert.equal(attack.technique('T1002')?.revokedBy, 'T1560');
  assert.equal(attack.technique('T1150')?.revokedBy, 'T1647', 'its successor T1547.011 was revoked in turn');
  assert.equal(attack.technique('T1064')?.deprecated, true);
  assert.equal(attack.technique('T1064')?.revokedBy, undefined);
  const offered = attack.techniques();
  assert.equal(offered.filter(({ kind }) => kind === 'technique').length, 216);
  assert.equal(offered.filter(({ kind }) => kind === 'subtechnique').length, 475);
  assert.ok(offered.every(({ revokedBy, deprecated }) => revokedBy === undefined && !deprecated));
});

test('relations hold together', () => {
  for (const { id, parent, tactics } of attack.techniques()) {
    assert.ok(tactics.length > 0, id);
    for (const tactic of tactics) assert.ok(attack.tactic(tactic), `${id} ${tactic}`);
    if (parent !== undefined)
      assert.ok(
        attack.subtechniquesOf(parent).some((one) => one.id === id),
        id,
      );
  }
});

test('the table is read on the first question', () => {
  let reads = 0;
  const counted = createAttackData((name) => {
    reads++;
    return readTable(name);
  });
  assert.equal(reads, 0);
  assert.equal(counted.version, '18.1');
  counted.technique('T1059');
  counted.tacticByName('Impact');
  assert.equal(reads, 1);
});

test('pages', () => {
  assert.equal(attackUrl('tactic', 'TA0002'), 'https://attack.mitre.org/tactics/TA0002/');
  assert.equal(attackUrl('technique', 'T1059'), 'https://attack.mitre.org/techniques/T1059/');
  assert.equal(attackUrl('subtechnique', 'T1059.004'), 'https://attack.mitre.org/techniques/T1059/004/');
});

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
}

interface Threat {
  readonly tactic: Entry;
  readonly technique?: readonly (Entry & { readonly subtechnique?: readonly Entry[] })[];
}

const rules = sharedFolder('detection-rules', 'rules');
test(
  'published rules: every id, name and page fits',
  { skip: rules === undefined && skipWithoutShared },
  (context) => {
    const wrong: string[] = [];
    let entries = 0;
    const check = (
      entry: Entry,
      known: { kind: 'tactic' | 'technique' | 'subtechnique'; name: string } | undefined,
    ): void => {
      entries++;
      if (known?.name !== entry.name || attackUrl(known.kind, entry.id) !== entry.reference) {
        wrong.push(`${entry.id} ${entry.name} ${entry.reference}`);
      }
    };
    for (const file of readdirSync(rules ?? '', { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.toml') || file.split(/[\\/]/).includes('_deprecated')) continue;
      const text = readFileSync(join(rules ?? '', file), 'utf8').replaceAll('\r', '');
      const { rule } = parse(text) as { rule?: { threat?: Threat[] } };
      for (const { tactic, technique = [] } of rule?.threat ?? []) {
        check(tactic, attack.tactic(tactic.id));
        for (const one of technique) {
          check(one, attack.technique(one.id));
          for (const sub of one.subtechnique ?? []) check(sub, attack.technique(sub.id));
        }
      }
    }
    context.diagnostic(`${String(entries)} tactics, techniques and subtechniques`);
    assert.ok(entries > 10_000 / 2, `${String(entries)} entries found`);
    assert.deepEqual(wrong, []);
  },
);
