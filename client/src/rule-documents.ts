import { languages, workspace, type TextDocument } from 'vscode';
import { CONFIGURATION } from '../../server/src/case-places.ts';
import { looksLikeHunt, looksLikeRule } from '../../server/src/looks-like-rule.ts';

/**
 * Schemes of texts that somebody edits: not the left side of a diff (`git`), not the output panel. A workspace in another
 * virtual file system brings its own scheme along.
 */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'memfs'];
const NEVER: readonly string[] = ['git', 'output'];

/** Languages of files whose whole text is a query. */
const QUERY_LANGUAGES: readonly string[] = ['eql', 'esql', 'kql'];

/** The documents that the server is told of. */
export function ruleSelector(): readonly { readonly language: string; readonly scheme: string }[] {
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  const schemes = new Set([...SCHEMES, ...folders].filter((scheme) => !NEVER.includes(scheme)));
  const selected = ['toml', ...QUERY_LANGUAGES];
  return [...schemes].flatMap((scheme) => selected.map((language) => ({ scheme, language })));
}

/** A TOML document that looks like a rule: cheap, looks at the text alone. */
export function isRule(document: TextDocument): boolean {
  return isToml(document) && !isConfiguration(document) && looksLikeRule(document.getText());
}

/** Whether a rule's query may be a sequence, by its text alone: `sequence` with a term behind it. */
export function looksLikeSequence(rule: TextDocument): boolean {
  return /\bsequence\b[^[\]]{0,500}\[/.test(rule.getText());
}

/** A document that gives the server something to do: a rule, a hunting file, a query in a file of its own, a configuration. */
export function needsServer(document: TextDocument): boolean {
  return QUERY_LANGUAGES.includes(document.languageId)
    ? isSelected(document)
    : isRule(document) || isHunt(document) || isConfiguration(document);
}

function isHunt(document: TextDocument): boolean {
  return isToml(document) && looksLikeHunt(document.getText());
}

function isConfiguration(document: TextDocument): boolean {
  return isToml(document) && document.uri.path.endsWith(`/${CONFIGURATION}`);
}

function isToml(document: TextDocument): boolean {
  return document.languageId === 'toml' && isSelected(document);
}

function isSelected(document: TextDocument): boolean {
  return languages.match(ruleSelector(), document) > 0;
}
