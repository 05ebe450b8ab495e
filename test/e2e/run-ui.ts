import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { packageExtension } from '../../scripts/package/package-extension.mjs';
import { repositoryRoot } from '../support/shared.ts';
import { asleep, awake } from './ui/asleep.ts';
import { brokenQueries } from './ui/broken-queries.ts';
import { coloursOfGrammars, coloursOfServer } from './ui/colours.ts';
import { coverage } from './ui/coverage.ts';
import { completion, fieldHover, techniqueHover } from './ui/explanations.ts';
import { makingCases } from './ui/making-cases.ts';
import { mistake, quickFix } from './ui/mistake.ts';
import { explorer, failedEvent, failing, passing } from './ui/report.ts';
import type { Scenario, Stage } from './ui/scenario.ts';
import { sequenceTimeline, timelineInBrowser } from './ui/timeline.ts';
import { eventTrace } from './ui/trace.ts';
import { inBrowser } from './ui/web.ts';
import { Workbench } from './ui/workbench.ts';
import { packedToml } from './toml-extension.ts';
import { startVSCode, type VSCode, type VSCodeOptions } from './vscode.ts';
import { serveWebExtension } from './web-extension.ts';
import { copyOf } from './workspace.ts';

/** With the packed extension. */
const INSTALLED: readonly Scenario[] = [
  asleep,
  awake,
  mistake,
  quickFix,
  techniqueHover,
  fieldHover,
  completion,
  passing,
  failing,
  explorer,
];
/** The same, each in a window of its own: they open files that others do not have, and change the side bar. */
const APART: readonly (readonly Scenario[])[] = [
  [brokenQueries],
  [awake, failedEvent, makingCases],
  [awake, eventTrace],
  [awake, coverage],
  [sequenceTimeline],
  [coloursOfServer],
];
/** Beside an extension that brings a grammar for TOML. */
const BESIDE_TOML: readonly Scenario[] = [coloursOfGrammars];
/** With the extension in the extension host of the browser. */
const WEB: readonly Scenario[] = [inBrowser, timelineInBrowser];

const RESULTS = path.join(repositoryRoot, 'test-results');
const SHOTS = path.join(RESULTS, 'screenshots');
/** For one look; the machine may be busy. */
const PATIENCE = 120_000;

/**
 * @param titles parts of titles, for work on a scenario: only those that have one run, and what they build upon is up to you
 * @returns the exit code: 0 when every scenario passed
 */
export async function runUi(titles: readonly string[]): Promise<number> {
  const chosen = (scenarios: readonly Scenario[]): readonly Scenario[] =>
    scenarios.filter(({ title }) => titles.length === 0 || titles.some((part) => title.includes(part)));
  rmSync(SHOTS, { recursive: true, force: true });
  mkdirSync(SHOTS, { recursive: true });
  const installed = chosen(INSTALLED);
  const apart = APART.filter((scenarios) => chosen(scenarios).some(({ title }) => title !== awake.title));
  const besideToml = chosen(BESIDE_TOML);
  const inWeb = chosen(WEB);
  let failed = 0;
  if (installed.length > 0) failed += await inVSCode(installed, async () => ({ vsix: [await packed()] }));
  for (const scenarios of apart)
    failed += await inVSCode(scenarios, async () => ({ vsix: [await packed()] }));
  if (besideToml.length > 0)
    failed += await inVSCode(besideToml, async () => ({ vsix: [await packedToml(RESULTS), await packed()] }));
  if (inWeb.length > 0) failed += await inWebHost(inWeb);
  const count = [installed, ...apart, besideToml, inWeb].flat().length;
  console.log(`${String(count - failed)} passed, ${String(failed)} failed`);
  return failed === 0 ? 0 : 1;
}

async function inWebHost(scenarios: readonly Scenario[]): Promise<number> {
  let web: Awaited<ReturnType<typeof serveWebExtension>> | undefined;
  return inVSCode(scenarios, async () => {
    web = await serveWebExtension();
    return { webExtension: web.port };
  }).finally(() => web?.close());
}

let made: Promise<string> | undefined;

/** What people install: the package that `RULEWRIGHT_VSIX` names, else one made now, for all windows. */
function packed(): Promise<string> {
  return (made ??= makePackage());
}

async function makePackage(): Promise<string> {
  const named = process.env['RULEWRIGHT_VSIX'];
  if (named !== undefined && named !== '') return path.resolve(named);
  const file = path.join(RESULTS, 'rulewright.vsix');
  await packageExtension(file);
  return file;
}

/**
 * Runs scenarios in one window.
 * @returns how many failed: all, when there is no window
 */
async function inVSCode(
  scenarios: readonly Scenario[],
  options: () => Promise<VSCodeOptions>,
): Promise<number> {
  const samples = copyOf(path.join(repositoryRoot, 'samples'));
  const cargo = copyOf(path.join(repositoryRoot, 'test/e2e/cargo'));
  let vscode: VSCode | undefined;
  try {
    vscode = await startVSCode(await options());
    vscode.page.setDefaultTimeout(PATIENCE);
    const { server, address, page } = vscode;
    const stage = {
      workbench: new Workbench(page, SHOTS),
      server,
      address,
      samples: samples.folder,
      cargo: cargo.folder,
    };
    let failed = 0;
    for (const scenario of scenarios) if (!(await passes(scenario, stage))) failed++;
    return failed;
  } catch (error) {
    console.error(`VS Code could not be driven: ${error instanceof Error ? error.message : String(error)}`);
    return scenarios.length;
  } finally {
    await vscode?.close();
    samples.remove();
    cargo.remove();
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
