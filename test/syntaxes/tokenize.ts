/** Colours a text as VS Code does: with its TextMate engine, our grammars and, for TOML, somebody's grammar of `source.toml`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IOnigLib, type IRawGrammar } from 'vscode-textmate';
import { repositoryRoot } from '../support/shared.ts';

export interface Token {
  readonly text: string;
  /** From the outermost to the innermost. */
  readonly scopes: readonly string[];
}

const INJECTION = 'rulewright.query.injection';
const FILES: ReadonlyMap<string, string> = new Map([
  ['source.eql', 'syntaxes/eql.tmLanguage.json'],
  ['source.kql', 'syntaxes/kql.tmLanguage.json'],
  ['source.esql', 'syntaxes/esql.tmLanguage.json'],
  [INJECTION, 'syntaxes/query-injection.tmLanguage.json'],
]);

/** @param host the grammar of `source.toml` that some other extension brings */
export async function tokenizer(
  scope: 'source.eql' | 'source.kql' | 'source.esql' | 'source.toml',
  host?: IRawGrammar,
): Promise<(text: string) => readonly Token[]> {
  const registry = new textmate.Registry({
    onigLib: engine(),
    loadGrammar: (name) => Promise.resolve(name === 'source.toml' ? host : readGrammar(name)),
    getInjections: (name) => (name === 'source.toml' ? [INJECTION] : undefined),
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`no grammar for ${scope}`);
  return (text) => {
    let stack = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes,
      }));
    });
  };
}

export function readGrammar(scope: string): IRawGrammar | undefined {
  const file = FILES.get(scope);
  return file === undefined
    ? undefined
    : (JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8')) as IRawGrammar);
}

let loading: Promise<void> | undefined;

async function engine(): Promise<IOnigLib> {
  const file = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  loading ??= oniguruma.loadWASM(new Uint8Array(readFileSync(file)).buffer);
  await loading;
  const { createOnigScanner, createOnigString } = oniguruma;
  return { createOnigScanner, createOnigString };
}
