import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { bundledFolders, dataNotices, formatNotices, licencesOf } from '../../scripts/package/notices.mjs';

const root = mkdtempSync(join(tmpdir(), 'rulewright-notices-'));
after(() => {
  rmSync(root, { recursive: true, force: true });
});

function lay(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

const manifest = (name: string): string => JSON.stringify({ name, version: '1.2.3', license: 'MIT' });

/** A metafile with one bundle made of these inputs, by the bytes that each put into it. */
function metafile(inputs: Readonly<Record<string, number>>) {
  const entries = Object.entries(inputs).map(([file, bytes]) => [file, { bytesInOutput: bytes }] as const);
  const output = { bytes: 1, inputs: Object.fromEntries(entries), imports: [], exports: [] };
  return { inputs: {}, outputs: { 'dist/x.js': output } };
}

test('packages of a bundle: scoped, nested, once each, none that left no byte', () => {
  const first = metafile({
    'server/src/cli/main.ts': 10,
    'node_modules/plain/lib/a.js': 5,
    'node_modules/plain/lib/b.js': 5,
    'node_modules/@scope/part/index.js': 5,
    'node_modules/shaken/index.js': 0,
  });
  const second = metafile({
    'node_modules/plain/lib/a.js': 5,
    'node_modules/plain/node_modules/inner/x.js': 1,
  });
  assert.deepEqual(bundledFolders([first, second]), [
    'node_modules/@scope/part',
    'node_modules/plain',
    'node_modules/plain/node_modules/inner',
  ]);
});

test('a licence text is found under its usual names, with the notice behind it', () => {
  lay({
    'node_modules/a/package.json': manifest('a'),
    'node_modules/a/License.txt': 'Licence of a\r\n',
    'node_modules/a/NOTICE.txt': 'Notice of a',
    'node_modules/b/package.json': manifest('b'),
    'node_modules/b/LICENSE-MIT': 'Licence of b',
  });
  assert.deepEqual(licencesOf(root, ['node_modules/a', 'node_modules/b']), [
    { title: 'a 1.2.3 (MIT)', text: 'Licence of a\n\nNotice of a' },
    { title: 'b 1.2.3 (MIT)', text: 'Licence of b' },
  ]);
});

test('packages without a licence text are refused, all of them by name; a notice alone is no licence', () => {
  lay({
    'node_modules/bare/package.json': manifest('bare'),
    'node_modules/bare/licenses.js': 'code, no text',
    'node_modules/noted/package.json': manifest('noted'),
    'node_modules/noted/NOTICE': 'Only a notice',
    'node_modules/empty/package.json': manifest('empty'),
    'node_modules/empty/LICENSE': ' \n',
  });
  assert.throws(() => licencesOf(root, ['node_modules/bare', 'node_modules/noted', 'node_modules/empty']), {
    message: 'No licence text in the package of bare 1.2.3 (MIT), noted 1.2.3 (MIT), empty 1.2.3 (MIT)',
  });
});

test('notices of data are collected, and missing ones refused by name', () => {
  lay({ 'data/NOTICE-attack.txt': 'Notice of the data\n', 'data/attack.json': '{}' });
  const folder = join(root, 'data');
  assert.deepEqual(dataNotices(folder, ['attack']), [{ title: 'Data: attack', text: 'Notice of the data' }]);
  assert.throws(() => dataNotices(folder, ['attack', 'other']), /No NOTICE-other\.txt in /);
});

test('sources with one text share it', () => {
  const text = formatNotices([
    { title: 'a', text: 'Same' },
    { title: 'b', text: 'Other' },
    { title: 'c', text: 'Same' },
  ]);
  assert.equal(text.split('Same').length, 2);
  assert.match(text, /\na\nc\n-+\n\nSame\n/);
  assert.match(text, /\nb\n-+\n\nOther\n/);
});
