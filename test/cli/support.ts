import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import type { CommandContext } from '../../server/src/cli/commands/command.ts';
import { run } from '../../server/src/cli/run.ts';

/** A new folder with these files in it, removed after the tests of the file. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rulewright-cli-')));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd: string;
  readonly service: CommandContext['service'];
  readonly columns?: number;
  readonly coloured?: boolean;
  readonly watched?: boolean;
  /** Number of writes after which nobody reads standard output any more. */
  readonly readsUntil?: number;
}

/** Runs a command line in this process. */
export async function runIn(setting: Setting, ...args: readonly string[]): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  let writes = 0;
  const terminal = {
    cwd: setting.cwd,
    columns: setting.columns ?? 100,
    coloured: setting.coloured ?? false,
    watched: setting.watched ?? false,
    write: (text: string) => {
      stdout += text;
      return Promise.resolve(++writes !== setting.readsUntil);
    },
    log: (...lines: readonly string[]) => {
      stderr += lines.map((line) => `${line}\n`).join('');
    },
  };
  const code = await run(args, { terminal, service: setting.service });
  return { code, stdout, stderr };
}

/** For command lines that must be refused before anything is read. */
export function noService(): never {
  throw new Error('no service was to be asked for');
}
