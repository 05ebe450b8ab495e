import { writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { showTheme, type Theme } from './theme.ts';
import { RULE, type Scenario, type Stage } from './scenario.ts';

interface Broken {
  readonly query: string;
  /** Part of the query that is marked. */
  readonly marked: string;
  /** Part of the message. */
  readonly message: string;
  /** Each in another theme, so that marks and hovers are seen in all three. */
  readonly theme: Theme;
}

/** Three of the queries of docs/eql.md; its own test holds all of them. */
const BROKEN: readonly Broken[] = [
  {
    query: 'process where event.type == "start" and process.name == \'cmd.exe\'',
    marked: "'cmd.exe'",
    message: 'EQL writes strings in double quotes',
    theme: 'light',
  },
  {
    query: 'process where event.type == "start" and process.name not equals "cmd.exe"',
    marked: 'not equals',
    message: '`not equals` is no operator: write `!=`',
    theme: 'dark',
  },
  {
    query:
      'sequence with maxspan=1m by host.id\n  [process where event.type == "start"]\n  [file where event.type == "creation"]',
    marked: 'by host.id',
    message: '`by` must stand before `with maxspan`',
    theme: 'high contrast',
  },
];

export const brokenQueries: Scenario = {
  title: 'three broken queries: each has one squiggle, and a hover that says what to write',
  async run(stage) {
    // Others may have left another view in the side bar.
    await stage.workbench.runCommand('View: Show Explorer');
    for (const [index, broken] of BROKEN.entries()) await show(stage, broken, index + 1);
    await showTheme(stage, 'light');
  },
};

async function show(stage: Stage, broken: Broken, number: number): Promise<void> {
  const { workbench, samples } = stage;
  const name = `broken_${String(number)}.toml`;
  const sound = readFileSync(path.join(samples, 'rules', RULE), 'utf8');
  const text = sound.replace(/^query = '''\n[^]*?'''$/m, () => `query = '''\n${broken.query}\n'''`);
  writeFileSync(path.join(samples, 'rules', name), text);
  await workbench.openFromExplorer(name);
  await workbench.goToLine(text.slice(0, text.indexOf(broken.marked)).split('\n').length);
  const squiggles = workbench.page.locator('.monaco-editor .squiggly-error');
  await squiggles.first().waitFor();
  const count = await squiggles.count();
  if (count !== 1) throw new Error(`${name} has ${String(count)} squiggles`);
  await showTheme(stage, broken.theme);
  await workbench.hover(broken.marked, broken.message);
  await workbench.saveShot(`14-broken-${String(number)}`);
  await workbench.leave();
}
