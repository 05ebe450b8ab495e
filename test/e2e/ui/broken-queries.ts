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
    const { workbench, samples, address } = stage;
    for (const [index, broken] of BROKEN.entries())
      writeFileSync(path.join(samples, 'rules', nameOf(index)), textOf(stage, broken));
    await workbench.openFolder(address(samples));
    for (const [index, broken] of BROKEN.entries()) await show(stage, broken, index);
    await showTheme(stage, 'light');
  },
};

function nameOf(index: number): string {
  return `broken_${String(index + 1)}.toml`;
}

function textOf({ samples }: Stage, { query }: Broken): string {
  const sound = readFileSync(path.join(samples, 'rules', RULE), 'utf8');
  return sound.replace(/^query = '''\n[^]*?'''$/m, () => `query = '''\n${query}\n'''`);
}

async function show(stage: Stage, broken: Broken, index: number): Promise<void> {
  const { workbench } = stage;
  const name = nameOf(index);
  const text = textOf(stage, broken);
  await workbench.openFile(name);
  await workbench.goToLine(text.slice(0, text.indexOf(broken.marked)).split('\n').length);
  const squiggles = workbench.page.locator('.monaco-editor .squiggly-error');
  await squiggles.first().waitFor();
  const count = await squiggles.count();
  if (count !== 1) throw new Error(`${name} has ${String(count)} squiggles`);
  await showTheme(stage, broken.theme);
  await workbench.hover(broken.marked, broken.message);
  await workbench.saveShot(`14-broken-${String(index + 1)}`);
  await workbench.leave();
}
