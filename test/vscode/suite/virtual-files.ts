import assert from 'node:assert/strict';
import {
  commands,
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  Uri,
  workspace,
  type FileStat,
  type FileSystemProvider,
} from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol/index.ts';
import { diagnosticWith } from './support/diagnostics.ts';
import { fileIn, open, replace, RULE } from './support/workspace.ts';

const SCHEME = 'memfs';

/** A read-only file system in memory: path -> content; folders are what lies above a path. */
function fileSystem(files: ReadonlyMap<string, Uint8Array>): FileSystemProvider {
  const readOnly = (): never => {
    throw FileSystemError.NoPermissions();
  };
  const namesIn = (folder: string): readonly string[] =>
    [...files.keys()]
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1));
  return {
    onDidChangeFile: new EventEmitter<never>().event,
    watch: () => new Disposable(() => undefined),
    stat: ({ path }): FileStat => {
      const file = files.get(path);
      if (file === undefined && namesIn(path).length === 0) throw FileSystemError.FileNotFound();
      const type = file === undefined ? FileType.Directory : FileType.File;
      return { type, ctime: 0, mtime: 0, size: file?.length ?? 0 };
    },
    readFile: (uri) => files.get(uri.path) ?? Promise.reject(FileSystemError.FileNotFound(uri)),
    readDirectory: (uri) => {
      const names = namesIn(uri.path);
      if (names.length === 0) throw FileSystemError.FileNotFound(uri);
      const heads = new Map(names.map((name) => [name.split('/')[0] ?? '', name.includes('/')]));
      return [...heads].map(([name, isFolder]) => [name, isFolder ? FileType.Directory : FileType.File]);
    },
    createDirectory: readOnly,
    writeFile: readOnly,
    delete: readOnly,
    rename: readOnly,
  };
}

async function copyOfWorkspace(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = RULE.replace(/\.toml$/, '.samples');
  const names = (await workspace.fs.readDirectory(fileIn(folder))).map(([name]) => `${folder}/${name}`);
  const entries = [RULE, ...names].map(
    async (name) => [`/${name}`, await workspace.fs.readFile(fileIn(name))] as const,
  );
  return new Map(await Promise.all(entries));
}

suite('Virtual file systems', () => {
  let registration: Disposable | undefined;

  suiteSetup(async () => {
    registration = workspace.registerFileSystemProvider(SCHEME, fileSystem(await copyOfWorkspace()), {
      isReadonly: false,
    });
  });
  suiteTeardown(() => {
    registration?.dispose();
  });

  test('a rule in one is checked', async () => {
    const document = await open(Uri.from({ scheme: SCHEME, path: `/${RULE}` }));
    await replace(document, 'process.name :', 'process.nome :');
    await diagnosticWith(document.uri, 'unknown-field');
    await replace(document, 'process.nome :', 'process.name :');
  });

  test('its cases are found and read through the editor', async () => {
    await open(Uri.from({ scheme: SCHEME, path: `/${RULE}` }));
    const result = await commands.executeCommand<TestRuleResult | undefined>('rulewright.testRule');
    assert.deepEqual(
      result?.cases.map(({ name, passed, events }) => ({ name, passed, events })),
      [
        { name: 'match-fetches', passed: true, events: 2 },
        { name: 'no-match-lists', passed: true, events: 2 },
      ],
    );
  });
});
