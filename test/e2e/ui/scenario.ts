import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeServer } from '../code-server.ts';
import type { Workbench } from './workbench.ts';

export interface Stage {
  readonly workbench: Workbench;
  readonly server: CodeServer;
  /** Address of the workbench with a folder open. */
  address(folder: string): string;
  /** Copies, to type into: the project's samples, and a Rust workspace with no rule. */
  readonly samples: string;
  readonly cargo: string;
}

/** One thing that a person does, with what must be seen. Scenarios run in order in one window. */
export interface Scenario {
  readonly title: string;
  run(stage: Stage): Promise<void>;
}

/** The sample that the scenarios work on. */
export const RULE = 'credential_access_web_server_shell_reads_secrets.toml';
/** Texts of it, each on one line. */
export const SHELLS = 'process.name in ("ash", "bash", "busybox", "dash", "ksh", "sh", "zsh")';
export const PARENT = 'process.parent.name like "php-fpm*"';
export const SUBTECHNIQUE = 'T1552.001';

/** Brings the line of the saved rule that holds the text into view. */
export async function reveal({ workbench, samples }: Stage, text: string): Promise<void> {
  const lines = readFileSync(path.join(samples, 'rules', RULE), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`\`${text}\` stands no more in ${RULE}: the scenario needs another text`);
  await workbench.goToLine(index + 1);
}
