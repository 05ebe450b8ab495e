/** The server half of the VS Code under test: its folders, its process, its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './host/run.mjs';
import { settings, UNTRUSTED } from './settings.ts';

export interface Host {
  /** Absolute paths, see `host/install.mjs`. */
  readonly node: string;
  readonly entry: string;
}

export interface CodeServerOptions {
  /** Folders are not trusted until somebody says so. */
  readonly untrusted?: boolean;
  /** Packed extensions to install. */
  readonly vsix?: readonly string[];
  /** Added to the environment, which the extension host inherits. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CodeServer {
  /** `127.0.0.1:PORT`. */
  readonly authority: string;
  /** A folder of this run, gone after `stop`. */
  readonly home: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const START_LIMIT = 60_000;
const STOP_LIMIT = 5_000;

export async function startCodeServer(host: Host, options: CodeServerOptions = {}): Promise<CodeServer> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'rulewright-vscode-'));
  try {
    return await startIn(home, host, options);
  } catch (error) {
    removeHome(home);
    throw error;
  }
}

async function startIn(
  home: string,
  host: Host,
  { vsix = [], env = {}, untrusted = false }: CodeServerOptions,
): Promise<CodeServer> {
  const folders = layOut(home, untrusted ? { ...settings, ...UNTRUSTED } : settings);
  const environment = {
    ...process.env,
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_CONFIG_HOME: path.join(home, 'config'),
    ...env,
  };
  for (const file of vsix) {
    const install = [host.entry, ...folders, '--install-extension', file, '--force'];
    await run(host.node, install, { env: environment });
  }
  const authority = `${LOOPBACK}:${String(await freePort())}`;
  const flags = ['--auth', 'none', '--bind-addr', authority, '--disable-telemetry', '--disable-update-check'];
  const workbench = [
    ...(untrusted ? [] : ['--disable-workspace-trust']),
    '--disable-getting-started-override',
    '--ignore-last-opened',
  ];
  const child = spawn(host.node, [host.entry, ...folders, ...flags, ...workbench], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilReady(child, authority);
  const stop = async (): Promise<void> => {
    await end(child);
    removeHome(home);
  };
  return { authority, home, pid: child.pid ?? 0, stop };
}

/** A user of its own, with settings that keep the workbench quiet. */
function layOut(home: string, userSettings: Readonly<Record<string, unknown>>): readonly string[] {
  const user = path.join(home, 'user-data');
  const extensions = path.join(home, 'extensions');
  const config = path.join(home, 'config.yaml');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  mkdirSync(extensions);
  writeFileSync(config, '');
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(userSettings));
  return ['--config', config, '--user-data-dir', user, '--extensions-dir', extensions];
}

async function untilReady(child: ChildProcess, authority: string): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)));
  const last = (): string => output.trimEnd().split('\n').slice(-5).join('\n');
  for (const limit = Date.now() + START_LIMIT; Date.now() < limit; await sleep(100)) {
    if (child.exitCode !== null)
      throw new Error(`code-server ended with ${String(child.exitCode)}: ${last()}`);
    const answer = await fetch(`http://${authority}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
  }
  await end(child);
  throw new Error(`code-server did not answer within ${String(START_LIMIT / 1000)} s: ${last()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
  await ended;
  clearTimeout(timer);
}

function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
