import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { packageExtension } from '../../scripts/package/package-extension.mjs';
import { repositoryRoot } from '../support/shared.ts';
import { asleep, awake } from './ui/asleep.ts';
import { completion, techniqueHover } from './ui/explanations.ts';
import { mistake, quickFix } from './ui/mistake.ts';
import { passing } from './ui/report.ts';
import type { Scenario, Stage } from './ui/scenario.ts';
import { Workbench } from './ui/workbench.ts';
import { startVSCode } from './vscode.ts';
import { copyOf } from './workspace.ts';

const SCENARIOS: readonly Scenario[] = [
  asleep,
  awake,
  mistake,
  quickFix,
  techniqueHover,
  completion,
  passing,
];

const RESULTS = path.join(repositoryRoot, 'test-results');
const SHOTS = path.join(RESULTS, 'screenshots');
/** For one look; the machine may be busy. */
const PATIENCE = 60_000;

/** @returns the exit code: 0 when every scenario passed */
export async function runUi(): Promise<number> {
  const samples = copyOf(path.join(repositoryRoot, 'samples'));
  const cargo = copyOf(path.join(repositoryRoot, 'test/e2e/cargo'));
  try {
    const failed = await runAll(await packed(), samples.folder, cargo.folder);
    console.log(`${String(SCENARIOS.length - failed)} passed, ${String(failed)} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(`VS Code could not be driven: ${error instanceof Error ? error.message : String(error)}`);
    console.log(`0 passed, ${String(SCENARIOS.length)} failed`);
    return 1;
  } finally {
    samples.remove();
    cargo.remove();
  }
}

/** What people install: the package that `RULEWRIGHT_VSIX` names, else one made now. */
async function packed(): Promise<string> {
  const named = process.env['RULEWRIGHT_VSIX'];
  if (named !== undefined && named !== '') return path.resolve(named);
  const file = path.join(RESULTS, 'rulewright.vsix');
  mkdirSync(RESULTS, { recursive: true });
  await packageExtension(file);
  return file;
}

/** @returns how many failed */
async function runAll(vsix: string, samples: string, cargo: string): Promise<number> {
  rmSync(SHOTS, { recursive: true, force: true });
  mkdirSync(SHOTS, { recursive: true });
  const vscode = await startVSCode({ vsix: [vsix] });
  try {
    vscode.page.setDefaultTimeout(PATIENCE);
    const workbench = new Workbench(vscode.page, SHOTS);
    const stage: Stage = { workbench, server: vscode.server, address: vscode.address, samples, cargo };
    let failed = 0;
    for (const scenario of SCENARIOS) if (!(await passes(scenario, stage))) failed++;
    return failed;
  } finally {
    await vscode.close();
  }
}

async function passes(scenario: Scenario, stage: Stage): Promise<boolean> {
  const started = Date.now();
  try {
    await scenario.run(stage);
    console.log(`ok    ${scenario.title} (${String(Date.now() - started)} ms)`);
    return true;
  } catch (error) {
    const name = `failed-${scenario.title.replace(/\W+/g, '-').slice(0, 40)}`;
    await stage.workbench.saveShot(name);
    console.log(
      `FAIL  ${scenario.title}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return false;
  }
}
