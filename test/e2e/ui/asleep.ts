import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { descendants } from './processes.ts';
import { RULE, type Scenario } from './scenario.ts';

const SERVER = /server[/\\]dist[/\\]server\.js/;
/** Long enough for a server to come up, had something started one. */
const A_WHILE = 4_000;

/** First, before a window has seen a rule: extension hosts outlive their window for a while. */
export const asleep: Scenario = {
  title: 'a workspace of Cargo.toml files: no server process, no status item, no message',
  async run({ workbench, server, address, cargo }) {
    await workbench.openFolder(address(cargo));
    await workbench.openFile('Cargo.toml');
    await workbench.placeOf('[workspace]');
    await sleep(A_WHILE);
    assert.deepEqual(descendants(server.pid, SERVER), []);
    assert.equal(await workbench.page.locator('#status\\.languageStatus').count(), 0);
    assert.equal(
      await workbench.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(),
      0,
    );
    await workbench.saveShot('0-cargo');
  },
};

/** The counter-proof: the same looks find the server and the status item once there is a rule. */
export const awake: Scenario = {
  title: 'the first rule starts one server process and shows one status item',
  async run({ workbench, server, address, samples }) {
    await workbench.openFolder(address(samples));
    await workbench.openFile(RULE);
    const status = workbench.page.locator('#status\\.languageStatus');
    await status.waitFor();
    assert.equal(descendants(server.pid, SERVER).length, 1);
    await status.hover();
    await workbench.page.locator('.monaco-hover:visible', { hasText: 'Rulewright' }).first().waitFor();
    await workbench.saveShot('1-status');
    await workbench.leave();
  },
};
