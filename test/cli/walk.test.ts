/** Which files a folder is searched for, and how it goes on behind links. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { displayPath } from '../../server/src/cli/paths.ts';
import { findTomlFiles } from '../../server/src/cli/walk.ts';
import { folderWith } from './support.ts';

async function filesBelow(folder: string): Promise<readonly string[]> {
  const { files, unreadable } = await findTomlFiles(folder, folder);
  assert.deepEqual(unreadable, []);
  return files.map((file) => relative(folder, file));
}

test('every .toml file, sorted; none in node_modules, dot folders and *.samples', async () => {
  const folder = folderWith({
    'z.toml': '',
    'a/deep/er/b.toml': '',
    'a/b.toml': '',
    'a/b.samples/match.toml': '',
    'samples/c.toml': '',
    'notes.md': '',
    toml: '',
    'node_modules/x/rule.toml': '',
    'a/node_modules/rule.toml': '',
    '.git/rule.toml': '',
    'a/.hidden/rule.toml': '',
    '.dotfile.toml': '',
  });
  assert.deepEqual(await filesBelow(folder), [
    '.dotfile.toml',
    'a/b.toml',
    'a/deep/er/b.toml',
    'samples/c.toml',
    'z.toml',
  ]);
});

test('links that lead back up end', async () => {
  const folder = folderWith({ 'a/rule.toml': '', 'b/rule.toml': '' });
  symlinkSync('..', join(folder, 'a/up'));
  symlinkSync('../b', join(folder, 'a/sideways'));
  symlinkSync('../a', join(folder, 'b/sideways'));
  symlinkSync('self', join(folder, 'self'));
  assert.deepEqual(await filesBelow(folder), ['a/rule.toml', 'b/rule.toml']);
});

test('linked folders and files outside are read, each file once', async () => {
  const outside = folderWith({ 'rules/one.toml': '', 'two.toml': '', 'node_modules/three.toml': '' });
  const folder = folderWith({ 'own.toml': '' });
  symlinkSync(join(outside, 'rules'), join(folder, 'linked'));
  symlinkSync(join(outside, 'rules'), join(folder, 'linked-again'));
  symlinkSync(join(outside, 'two.toml'), join(folder, 'two.toml'));
  symlinkSync('own.toml', join(folder, 'again.toml'));
  symlinkSync(join(outside, 'node_modules'), join(folder, 'packages'));
  const files = await filesBelow(folder);
  assert.deepEqual(
    files.filter((file) => !file.startsWith('linked')),
    ['own.toml', 'two.toml'],
  );
  assert.equal(files.length, 3);
});

test('a link named .toml with nothing behind it is told of, others are not', async () => {
  const folder = folderWith({ 'a.toml': '' });
  symlinkSync('gone.toml', join(folder, 'broken.toml'));
  symlinkSync('gone', join(folder, 'broken'));
  const { files, broken } = await findTomlFiles(folder, folder);
  assert.deepEqual(files, [join(folder, 'a.toml')]);
  assert.deepEqual(broken, [
    { path: join(folder, 'broken.toml'), message: 'a link that leads nowhere: no such file or folder' },
  ]);
});

test('folders as deep as a path can be', async () => {
  const folder = folderWith({});
  // Near the longest path of Linux, 4,096 bytes.
  const deep = Array.from({ length: 1000 }, () => 'd').join('/');
  mkdirSync(join(folder, deep), { recursive: true });
  writeFileSync(join(folder, deep, 'x.toml'), '');
  assert.equal((await filesBelow(folder)).length, 1);
});

for (const [path, cwd, shown] of [
  ['/work/a/b.toml', '/work', 'a/b.toml'],
  ['/work/a.toml', '/work/', 'a.toml'],
  ['/work', '/work', '.'],
  ['/workers/a.toml', '/work', '/workers/a.toml'],
  ['/a.toml', '/work', '/a.toml'],
  ['/work/..a/b.toml', '/work', '..a/b.toml'],
  ['/work/a.toml', '/', 'work/a.toml'],
] as const) {
  test(`${path} is shown as ${shown} in ${cwd}`, () => {
    assert.equal(displayPath(path, cwd), shown);
  });
}
