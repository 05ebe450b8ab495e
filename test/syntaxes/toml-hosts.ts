/**
 * Stand-ins for the TOML grammars that people have installed, with the scope names and the order of matching that decide how
 * ours gets in. Facts from tamasfe/taplo (editors/vscode/toml.tmLanguage.json, "Even Better TOML") and tombi-toml/tombi
 * (editors/vscode/syntaxes/toml.tmLanguage.json), read in 2025 and 2026: both name the four strings alike; the first scopes keys
 * with one match that starts at the indentation, the second leaves keys to its language server.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IRawGrammar } from 'vscode-textmate';
import { repositoryRoot } from '../support/shared.ts';

/** Also what the browser test's TOML extension brings along. */
const EVEN_BETTER = join(repositoryRoot, 'test/e2e/toml-extension/toml.tmLanguage.json');

export const evenBetterToml = JSON.parse(readFileSync(EVEN_BETTER, 'utf8')) as IRawGrammar;

const strings = [
  ['"""', 'string.quoted.triple.basic.block.toml'],
  ['"', 'string.quoted.single.basic.line.toml'],
  ["'''", 'string.quoted.triple.literal.block.toml'],
  ["'", 'string.quoted.single.literal.line.toml'],
].map(([quote, name]) => ({ name, begin: quote, end: quote }));

const comment = { match: '\\s*(#.*)$', captures: { 1: { name: 'comment.line.number-sign.toml' } } };

export const tombi = {
  scopeName: 'source.toml',
  patterns: [comment, ...strings],
  repository: {},
} as unknown as IRawGrammar;
