import assert from 'node:assert/strict';
import { commands, extensions, languages } from 'vscode';
import { EXTENSION } from './support/extension.ts';
import { open } from './support/workspace.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

suite('Manifest', () => {
  test('every command of the manifest is registered', async () => {
    const extension = extensions.getExtension(EXTENSION);
    assert.ok(extension);
    await extension.activate();
    const manifest = extension.packageJSON as Manifest;
    const known = new Set(await commands.getCommands(true));
    const offered = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(offered.length > 0);
    assert.deepEqual(
      offered.filter((command) => !known.has(command)),
      [],
    );
  });

  test('`.toml` and `.eql` files have their languages, with no other extension installed', async () => {
    assert.equal((await open('Cargo.toml')).languageId, 'toml');
    assert.equal((await open('hunt.eql')).languageId, 'eql');
    assert.ok((await languages.getLanguages()).includes('eql'));
  });
});
