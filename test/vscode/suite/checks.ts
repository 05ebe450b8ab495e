import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, workspace, type CodeAction, type Hover } from 'vscode';
import { diagnosticsOf, diagnosticWith, noDiagnostics } from './support/diagnostics.ts';
import { open, openUntitled, rangeOf, replace, revert, RULE } from './support/workspace.ts';
import { until } from './support/until.ts';

suite('Checks', () => {
  test('a rule without a mistake has no diagnostics', async () => {
    const document = await open(RULE);
    await replace(document, 'process.name :', 'process.nome :');
    await diagnosticWith(document.uri, 'unknown-field');
    await revert(document);
    await noDiagnostics(document.uri);
  });

  test('an unknown field is marked where it stands, with its nearest name', async () => {
    const document = await open(RULE);
    await replace(document, 'process.name :', 'process.nome :');
    const diagnostic = await diagnosticWith(document.uri, 'unknown-field');
    assert.ok(diagnostic.range.isEqual(rangeOf(document, 'process.nome')));
    assert.match(diagnostic.message, /`process\.name`/);
    assert.equal(diagnostic.severity, DiagnosticSeverity.Warning);
    await revert(document);
  });

  test('its quick fix repairs it', async () => {
    const document = await open(RULE);
    await replace(document, 'process.name :', 'process.nome :');
    const { range } = await diagnosticWith(document.uri, 'unknown-field');
    const actions = await until(async () => {
      const found = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return found.filter(({ isPreferred }) => isPreferred === true);
    }, 'there is a preferred fix');
    const fix = actions.find(({ title }) => title.includes('process.name'));
    assert.ok(fix?.edit, `one of ${actions.map(({ title }) => title).join(', ')}`);
    assert.ok(await workspace.applyEdit(fix.edit));
    assert.ok(document.getText().includes('process.name : "certutil.exe"'));
    await noDiagnostics(document.uri);
    await revert(document);
  });

  test('half a query is an error at its place', async () => {
    const document = await open(RULE);
    await replace(document, '("*urlcache*", "*verifyctl*")', '("*urlcache*", ');
    const diagnostic = await diagnosticWith(document.uri, 'eql-syntax');
    assert.equal(diagnostic.severity, DiagnosticSeverity.Error);
    await revert(document);
  });

  test('broken TOML is an error at its place', async () => {
    const document = await open(RULE);
    await replace(document, 'risk_score = 47', 'risk_score = ');
    const diagnostic = await diagnosticWith(document.uri, 'toml-syntax');
    assert.equal(diagnostic.range.start.line, rangeOf(document, 'risk_score').start.line);
    await revert(document);
  });

  test('an unsaved document is checked like a file', async () => {
    const text = (await open(RULE)).getText().replace('process.name :', 'process.nome :');
    const document = await openUntitled('toml', text);
    await diagnosticWith(document.uri, 'unknown-field');
  });

  test('a query in a file of its own is checked', async () => {
    const document = await open('hunt.eql');
    await replace(document, 'where', 'were');
    await diagnosticWith(document.uri, 'eql-syntax');
    await revert(document);
    await noDiagnostics(document.uri);
  });

  test('a file that is no rule has no diagnostics while the server runs', async () => {
    const document = await open('Cargo.toml');
    await replace(document, 'edition = "2021"', 'edition = ');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.deepEqual(diagnosticsOf(document.uri), []);
    await revert(document);
  });

  test('a hunting file: its queries are checked, ids in `mitre` explained', async () => {
    const content = '[hunt]\nname = "x"\nmitre = ["T1059"]\nquery = ["from a | wher b", "any where true"]\n';
    const document = await openUntitled('toml', content);
    const { range } = await diagnosticWith(document.uri, 'esql-syntax');
    assert.equal(document.getText(range), 'wher');
    assert.equal(diagnosticsOf(document.uri).length, 1);
    const hovers = await commands.executeCommand<readonly Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(content.indexOf('T1059') + 1),
    );
    assert.ok(hovers.length > 0);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('an ES|QL document of its own is checked', async () => {
    const document = await openUntitled('esql', 'from a | wher b');
    await diagnosticWith(document.uri, 'esql-syntax');
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
