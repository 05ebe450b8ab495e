import assert from 'node:assert/strict';
import {
  commands,
  MarkdownString,
  type CompletionItem,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  type SemanticTokens,
  type TextDocument,
} from 'vscode';
import { diagnosticWith } from './support/diagnostics.ts';
import { open, positionIn, rangeOf, replace, revert, RULE } from './support/workspace.ts';
import { until } from './support/until.ts';

async function hoverOn(document: TextDocument, text: string): Promise<string> {
  const position = positionIn(document, text, 2);
  const hovers = await until(async () => {
    const found = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    return found.length > 0 && found;
  }, `there is a hover on ${text}`);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
    .join('\n');
}

async function completionsBehind(document: TextDocument, text: string): Promise<readonly CompletionItem[]> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    rangeOf(document, text).end,
  );
  return list.items;
}

const labelOf = ({ label }: CompletionItem): string => (typeof label === 'string' ? label : label.label);

suite('Explanations', () => {
  test('hover on a technique: its name and its tactic', async () => {
    const text = await hoverOn(await open(RULE), '"T1105"');
    assert.match(text, /Ingress Tool Transfer/);
    assert.match(text, /Command and Control/);
  });

  test('hover on a field of the query: its type', async () => {
    assert.match(await hoverOn(await open(RULE), 'process.args'), /keyword/);
  });

  test('hover on a key of the rule', async () => {
    assert.match(await hoverOn(await open(RULE), 'risk_score'), /risk_score/);
  });

  test('completion inside the query offers fields that go on from what is typed', async () => {
    const document = await open(RULE);
    await replace(document, 'process.name :', 'process.exec');
    const labels = (await completionsBehind(document, 'process.exec')).map(labelOf);
    assert.ok(labels.includes('process.executable'), labels.slice(0, 20).join(', '));
    await revert(document);
  });

  test('completion of the values of a key', async () => {
    const document = await open(RULE);
    await replace(document, 'severity = "medium"', 'severity = ""');
    await diagnosticWith(document.uri, 'wrong-value');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      positionIn(document, 'severity = ""', 'severity = "'.length),
    );
    const labels = list.items.map(labelOf).join(' ');
    for (const value of ['low', 'medium', 'high', 'critical']) assert.ok(labels.includes(value), labels);
    await revert(document);
  });

  test('the query has colours of its own; a file that is no rule has none', async () => {
    const colours = (document: TextDocument): Thenable<SemanticTokens | undefined> =>
      commands.executeCommand('vscode.provideDocumentSemanticTokens', document.uri);
    const rule = await open(RULE);
    const tokens = await until(() => colours(rule), 'there are semantic tokens');
    assert.ok(tokens.data.length > 5 * 50, `${String(tokens.data.length / 5)} tokens`);
    const other = await colours(await open('Cargo.toml'));
    assert.equal(other?.data.length ?? 0, 0);
  });

  test('outline', async () => {
    const document = await open(RULE);
    const symbols = await until(
      () =>
        commands.executeCommand<DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        ),
      'there are symbols',
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['metadata', 'rule'],
    );
  });
});
