import assert from 'node:assert/strict';
import { FileType, workspace, WorkspaceEdit, type Uri } from 'vscode';
import { testController } from './support/test-runs.ts';
import { until } from './support/until.ts';
import { fileIn, open, RULE } from './support/workspace.ts';

async function write(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(fileIn(path), new TextEncoder().encode(text));
}

async function rename(from: string, to: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.renameFile(fileIn(from), fileIn(to));
  assert.ok(await workspace.applyEdit(edit));
}

async function isThere(path: string): Promise<boolean> {
  return await workspace.fs.stat(fileIn(path)).then(
    ({ type }) => type === FileType.File || type === FileType.Directory,
    () => false,
  );
}

suite('Renaming a rule', () => {
  let rule: string;
  let folder: Uri;

  setup(async () => {
    // A rule wakes the extension.
    rule = (await open(RULE)).getText();
    folder = fileIn('moved');
    await write('moved/a.toml', rule);
  });

  teardown(async () => {
    await workspace.fs.delete(folder, { recursive: true });
  });

  test('takes the folder `<stem>.samples` along', async () => {
    await write('moved/a.samples/match-x.ndjson', '{}\n');
    await rename('moved/a.toml', 'moved/deeper/b.toml');
    assert.ok(await isThere('moved/deeper/b.samples/match-x.ndjson'));
    assert.ok(!(await isThere('moved/a.samples')));
  });

  test('takes the folder `samples/<stem>` along', async () => {
    await write('moved/samples/a/match-x.ndjson', '{}\n');
    await rename('moved/a.toml', 'moved/b.toml');
    assert.ok(await isThere('moved/samples/b/match-x.ndjson'));
    assert.ok(!(await isThere('moved/samples/a')));
  });

  test('overwrites no folder that is there', async () => {
    await write('moved/a.samples/match-x.ndjson', '{}\n');
    await write('moved/b.samples/match-y.ndjson', '{}\n');
    await rename('moved/a.toml', 'moved/b.toml');
    assert.ok(await isThere('moved/b.toml'));
    assert.ok(await isThere('moved/a.samples/match-x.ndjson'));
    assert.ok(!(await isThere('moved/b.samples/match-x.ndjson')));
  });

  test('takes the folder that `rulewright.toml` gives it along, also below another root', async () => {
    await write('moved/one/rulewright.toml', '');
    await write('moved/one/rules/a.toml', rule);
    await write('moved/one/tests/cases/rules/a/match-x.ndjson', '{}\n');
    await rename('moved/one/rules/a.toml', 'moved/one/rules/deeper/b.toml');
    assert.ok(await isThere('moved/one/tests/cases/rules/deeper/b/match-x.ndjson'));
    assert.ok(!(await isThere('moved/one/tests/cases/rules/a')));
    await write('moved/two/rulewright.toml', 'cases = "evidence"\n');
    await rename('moved/one/rules/deeper/b.toml', 'moved/two/b.toml');
    assert.ok(await isThere('moved/two/evidence/b/match-x.ndjson'));
  });

  test('a folder of rules takes along what `rulewright.toml` gives it; folders beside its rules come by themselves', async () => {
    await write('moved/rulewright.toml', '');
    await write('moved/linux/a.toml', rule);
    await write('moved/linux/b.toml', rule);
    await write('moved/linux/b.samples/match-y.ndjson', '{}\n');
    await write('moved/tests/cases/linux/a/match-x.ndjson', '{}\n');
    await rename('moved/linux', 'moved/unix');
    assert.ok(await isThere('moved/tests/cases/unix/a/match-x.ndjson'));
    assert.ok(!(await isThere('moved/tests/cases/linux')));
    assert.ok(await isThere('moved/unix/b.samples/match-y.ndjson'));
  });

  test('cases stay where their rule leaves the reach of `rulewright.toml`, or where others are', async () => {
    await write('moved/one/rulewright.toml', '');
    await write('moved/one/a.toml', rule);
    await write('moved/one/tests/cases/a/match-x.ndjson', '{}\n');
    await write('moved/one/tests/cases/b/match-y.ndjson', '{}\n');
    await rename('moved/one/a.toml', 'moved/one/b.toml');
    assert.ok(await isThere('moved/one/tests/cases/a/match-x.ndjson'));
    assert.ok(!(await isThere('moved/one/tests/cases/b/match-x.ndjson')));
    await rename('moved/one/b.toml', 'moved/out.toml');
    assert.ok(await isThere('moved/one/tests/cases/b/match-y.ndjson'));
  });

  test('a case folder that is renamed alone leaves its rule without cases, in the Test Explorer too', async () => {
    await write('moved/a.samples/match-x.ndjson', '{}\n');
    const controller = await testController();
    await controller.resolveHandler?.(undefined);
    const id = fileIn('moved/a.toml').toString();
    await until(() => controller.items.get(id), 'the rule is shown');
    await rename('moved/a.samples', 'moved/b.samples');
    assert.ok(await isThere('moved/a.toml'));
    await until(() => controller.items.get(id) === undefined, 'the rule is gone');
  });

  test('leaves the folder of a file that is no rule', async () => {
    await write('moved/a.toml', 'title = "no rule"\n');
    await write('moved/a.samples/match-x.ndjson', '{}\n');
    await rename('moved/a.toml', 'moved/b.toml');
    assert.ok(await isThere('moved/a.samples/match-x.ndjson'));
  });
});
