/**
 * Stand-ins for the TOML grammars that people have installed, with the scope names and the order of matching that decide how
 * ours gets in. Facts from tamasfe/taplo (editors/vscode/toml.tmLanguage.json, "Even Better TOML") and tombi-toml/tombi
 * (editors/vscode/syntaxes/toml.tmLanguage.json), read in 2025: both name the four strings alike; the first scopes keys with
 * one match that starts at the indentation, the second leaves keys to its language server.
 */
import type { IRawGrammar } from 'vscode-textmate';

const strings = [
  ['"""', 'string.quoted.triple.basic.block.toml'],
  ['"', 'string.quoted.single.basic.line.toml'],
  ["'''", 'string.quoted.triple.literal.block.toml'],
  ["'", 'string.quoted.single.literal.line.toml'],
].map(([quote, name]) => ({ name, begin: quote, end: quote }));

const comment = { match: '\\s*(#.*)$', captures: { 1: { name: 'comment.line.number-sign.toml' } } };

const entry = {
  name: 'meta.entry.toml',
  match: '\\s*([\\w.-]+)\\s*(=)',
  captures: { 1: { name: 'support.type.property-name.toml' }, 2: { name: 'punctuation.eq.toml' } },
};

function grammar(patterns: readonly object[]): IRawGrammar {
  return { scopeName: 'source.toml', patterns: [...patterns], repository: {} } as unknown as IRawGrammar;
}

export const evenBetterToml = grammar([comment, entry, ...strings]);
export const tombi = grammar([comment, ...strings]);
