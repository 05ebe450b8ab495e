import assert from 'node:assert/strict';
import { FileType, workspace, WorkspaceEdit, type Uri } from 'vscode';
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

  test('leaves the folder of a file that is no rule', async () => {
    await write('moved/a.toml', 'title = "no rule"\n');
    await write('moved/a.samples/match-x.ndjson', '{}\n');
    await rename('moved/a.toml', 'moved/b.toml');
    assert.ok(await isThere('moved/a.samples/match-x.ndjson'));
  });
});
