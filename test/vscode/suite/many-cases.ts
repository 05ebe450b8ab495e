import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { TestController, TestItem } from 'vscode';
import { measure, note, type Measured } from './support/measures.ts';
import { testController } from './support/test-runs.ts';
import { until } from './support/until.ts';
import { fileIn, RULE } from './support/workspace.ts';

const RULES = 400;
const CASES = 10;
/** In a folder of their own, of one more rule. */
const IN_ONE = 1000;
const ALL = RULES * CASES + IN_ONE;

/** Bounds that only a mistake breaks; what is measured is printed. */
const LONGEST_WAIT = 30_000;
const LONGEST_BLOCK = 3_000;

/** The last suite of all: its files stay until the workspace goes. */
suite('Many cases', () => {
  let controller: TestController;
  const folder = fileIn('many').fsPath;

  const shown = (): readonly TestItem[] =>
    [...controller.items].flatMap(([, item]) => (item.uri?.path.includes('/many/') === true ? [item] : []));

  function tell(what: string, { milliseconds, longestBlock }: Measured<unknown>): void {
    note(`${what}: ${milliseconds.toFixed(0)} ms, longest block ${longestBlock.toFixed(0)} ms`);
    assert.ok(milliseconds < LONGEST_WAIT, `${what} took ${String(milliseconds)} ms`);
    assert.ok(longestBlock < LONGEST_BLOCK, `${what} blocked for ${String(longestBlock)} ms`);
  }

  suiteSetup(async () => {
    controller = await testController();
    await controller.resolveHandler?.(undefined);
  });

  test(`${String(ALL)} case files that appear are shown below their rules`, async () => {
    const nothing = await measure(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    tell('Nothing, to compare with', nothing);
    const files = await filesToWrite(folder);
    const appear = await measure(async () => {
      await writeAll(files);
      await until(() => shown().length === RULES + 1, 'all rules are shown');
    });
    tell(`${String(ALL)} case files of ${String(RULES + 1)} rules appear`, appear);
  });

  test('a look at all of them, and at the cases of one rule', async () => {
    const refresh = await measure(async () => {
      await controller.refreshHandler?.({
        isCancellationRequested: false,
        onCancellationRequested: () => ({ dispose: () => undefined }),
      });
    });
    tell('Refresh of the Test Explorer', refresh);
    assert.equal(shown().length, RULES + 1);
    for (const [name, count] of [
      ['r7', CASES],
      ['all', IN_ONE],
    ] as const) {
      const rule = shown().find(({ label }) => label === `${name}.toml`);
      assert.ok(rule);
      tell(
        `Cases of a rule that has ${String(count)}`,
        await measure(async () => controller.resolveHandler?.(rule)),
      );
      assert.equal(rule.children.size, count);
    }
  });
});

type Files = readonly (readonly [path: string, content: string])[];

async function filesToWrite(folder: string): Promise<Files> {
  const rule = await readFile(fileIn(RULE).fsPath, 'utf8');
  const event = '{"event":{"category":"process","type":"start"},"process":{"name":"certutil.exe"}}\n';
  const names = [...Array(RULES).keys()].map((index) => [`r${String(index)}`, CASES] as const);
  return [...names, ['all', IN_ONE] as const].flatMap(([name, count]): Files => {
    // As many folders as a repository has tactics.
    const path = `${folder}/t${String(name.length * 3 + ((name.codePointAt(2) ?? 0) % 3))}/${name}`;
    const cases = [...Array(count).keys()].map(
      (index) => [`${path}.samples/no-match-${String(index)}.ndjson`, event] as const,
    );
    return [[`${path}.toml`, rule], ...cases];
  });
}

async function writeAll(files: Files): Promise<void> {
  const folders = new Set(files.map(([path]) => path.slice(0, path.lastIndexOf('/'))));
  for (const each of folders) await mkdir(each, { recursive: true });
  const left = files[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) await writeFile(...next.value);
  };
  await Promise.all([work(), work(), work(), work()]);
}
