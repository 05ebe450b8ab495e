/** From a folder back to its rule: the inverse of `findCases`, for those who see the folders first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulesOfFolder } from '../../server/src/core/cases/case-places.ts';
import { findCases } from '../../server/src/core/cases/find-cases.ts';
import { memoryFiles } from './support.ts';

const ROOTS = [{ root: '/repo', cases: '/repo/tests/cases' }];

for (const rule of [
  '/repo/x.toml',
  '/repo/rules/linux/x.toml',
  '/repo/rules/a b/ü.samples.toml',
  '/repo/samples/x.toml',
]) {
  test(`each folder in which cases of ${rule} are looked for leads back to it`, async () => {
    const { searched } = await findCases(rule, memoryFiles({ '/repo/rulewright.toml': '' }));
    assert.equal(searched.length, 3);
    for (const folder of searched) {
      assert.ok(
        rulesOfFolder(folder, ROOTS).includes(rule),
        `${folder}: ${rulesOfFolder(folder, ROOTS).join(', ')}`,
      );
    }
  });
}

for (const [folder, rules] of [
  ['/repo/rules/x.samples', ['/repo/rules/x.toml']],
  ['/repo/rules/samples/x', ['/repo/rules/x.toml']],
  ['/samples/x', ['/x.toml']],
  ['/repo/tests/cases/rules/x', ['/repo/rules/x.toml']],
  // Whichever of the rules exists has it.
  ['/repo/tests/cases/samples/x', ['/repo/tests/cases/x.toml', '/repo/samples/x.toml']],
  ['/repo/tests/cases', []],
  ['/repo/tests/casesX/rules/x', []],
  ['/repo/rules/x', []],
  ['/repo/rules/my-samples/x', []],
  ['/', []],
  ['', []],
] as const) {
  test(`a folder ${folder || '(none)'}: ${rules.join(', ') || 'of no rule'}`, () => {
    assert.deepEqual(rulesOfFolder(folder, ROOTS), rules);
  });
}
