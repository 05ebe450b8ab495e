// VS Code in the browser (code-server), with the packaged extension, for this machine alone and until Ctrl-C.
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installHost } from '../../test/e2e/host/install.mjs';
import { packageExtension } from '../package/package-extension.mjs';
import { exitCodeOf, start } from '../setup/process.mjs';
import { startGroup, stopGroup, untilStopped } from './process-group.mjs';

const LOOPBACK = '127.0.0.1';
/** What the programs say that run here, for the case that one fails. */
const LOG = 'log.txt';
const START_LIMIT = 60_000;

const SETTINGS = {
  // code-server saves by itself, which would write every try into the samples.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
};

/**
 * Resolves when the person ended it; nothing that it started is left then.
 * @param {string} folder to open
 * @returns {Promise<void>}
 * @throws {Error} whose message says why it could not be installed or started
 */
export async function openInBrowser(folder) {
  const host = await installHost((line) => console.log(`\n${line}`));
  const home = mkdtempSync(path.join(os.tmpdir(), 'rulewright-demo-'));
  const log = openSync(path.join(home, LOG), 'a');
  const stop = untilStopped();
  try {
    const options = await layOut(home, host, log);
    if (!stop.given()) await serve(folder, host, options, { home, log, stop });
  } finally {
    stop.release();
    closeSync(log);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @typedef {{ node: string, entry: string }} Host
 * @typedef {{ home: string, log: number, stop: import('./process-group.mjs').Stop }} Session
 * @param {string} folder
 * @param {Host} host
 * @param {readonly string[]} options
 * @param {Session} session
 */
async function serve(folder, host, options, { home, log, stop }) {
  const password = randomBytes(12).toString('base64url');
  const port = await freePort();
  const address = `${LOOPBACK}:${String(port)}`;
  const server = startGroup(
    host.node,
    [
      ...[host.entry, ...options, '--bind-addr', address, '--auth', 'password'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ],
    { env: { ...environment(home), PASSWORD: password }, stdio: ['ignore', log, log] },
  );
  try {
    const ended = exitCodeOf(server);
    const ready = await Promise.race([answers(address), stop.signal, ended.then(() => false)]);
    if (stop.given()) return;
    if (ready !== true) throw new Error(`the VS Code in the browser did not start: ${lastLineOf(home)}`);
    console.log(`\nVS Code with the extension: http://${address}/?folder=${encodeURIComponent(folder)}`);
    console.log(`Password: ${password}\nCtrl-C ends it.`);
    await Promise.race([stop.signal, ended]);
  } finally {
    await stopGroup(server);
  }
}

/**
 * A home of its own for this VS Code, with the extension installed.
 * @param {string} home
 * @param {Host} host
 * @param {number} log file descriptor
 * @returns {Promise<readonly string[]>} the options that lead there
 */
async function layOut(home, host, log) {
  const config = path.join(home, 'config.yaml');
  const user = path.join(home, 'user-data');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(SETTINGS));
  writeFileSync(config, '');
  const options = [
    '--config',
    config,
    '--user-data-dir',
    user,
    '--extensions-dir',
    path.join(home, 'extensions'),
  ];
  const vsix = path.join(home, 'rulewright.vsix');
  console.log('\nPacking the extension and starting VS Code in the browser ...');
  await packageExtension(vsix, ['ignore', log, log]);
  const install = start(host.node, [host.entry, ...options, '--install-extension', vsix, '--force'], {
    env: environment(home),
    stdio: ['ignore', log, log],
  });
  if ((await exitCodeOf(install)) !== 0)
    throw new Error(`the extension was not installed: ${lastLineOf(home)}`);
  return options;
}

/** @param {string} home */
function lastLineOf(home) {
  const lines = readFileSync(path.join(home, LOG), 'utf8').split('\n');
  return lines.findLast((line) => line.trim() !== '') ?? 'it said nothing';
}

/** @param {string} home */
function environment(home) {
  return {
    ...process.env,
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_CONFIG_HOME: path.join(home, 'config'),
  };
}

/**
 * @param {string} address
 * @returns {Promise<boolean>} false when it does not answer in time
 */
async function answers(address) {
  const end = Date.now() + START_LIMIT;
  while (Date.now() < end) {
    const response = await fetch(`http://${address}/healthz`).catch(() => undefined);
    if (response?.ok === true) return true;
    await sleep(200);
  }
  return false;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
