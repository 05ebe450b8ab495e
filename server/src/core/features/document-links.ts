import type { DocumentLink } from 'vscode-languageserver-types';
import type { TomlNode } from '../toml/ast.ts';
import type { SourceFile } from './source-file.ts';

/** Addresses in the file's values that a click opens: `references` and the pages of ATT&CK. */
export function documentLinks(file: SourceFile): DocumentLink[] {
  const links: DocumentLink[] = [];
  if (file.toml !== undefined) collect(file.toml.root, file, links);
  return links;
}

/** Only values that are an address as a whole: editors find those inside of texts themselves. */
const ADDRESS = /^https?:\/\/[^\s<>"'\\^`{|}]+$/;

function collect(node: TomlNode, file: SourceFile, links: DocumentLink[]): void {
  if (node.kind === 'string') {
    if (ADDRESS.test(node.value)) links.push({ range: file.lines.rangeOf(node.content), target: node.value });
  } else if (node.kind === 'array') {
    for (const item of node.items) collect(item, file, links);
  } else if (node.kind === 'table') {
    for (const { value } of node.entries.values()) collect(value, file, links);
  }
}
