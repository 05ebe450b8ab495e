import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Span } from '../../text/span.ts';

/*
 * The door between chevrotain's untyped tree and ours: the children of a rule by name. In a tree without recovery what the
 * grammar demands is there; asking for something else is a bug, and throws.
 */

export function nodes(parent: CstNode, name: string): readonly CstNode[] {
  return (parent.children[name] ?? []).filter(isNode);
}

export function node(parent: CstNode, name: string): CstNode | undefined {
  return parent.children[name]?.find(isNode);
}

export function the(parent: CstNode, name: string): CstNode {
  return node(parent, name) ?? absent(parent, name);
}

export function token(parent: CstNode, ...names: readonly string[]): IToken | undefined {
  for (const name of names) {
    const found = parent.children[name]?.find(isToken);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function theToken(parent: CstNode, ...names: readonly string[]): IToken {
  return token(parent, ...names) ?? absent(parent, names.join(' or '));
}

/** All tokens of the given names, in the order of the text. */
export function tokensInOrder(parent: CstNode, ...names: readonly string[]): readonly IToken[] {
  const found = names.flatMap((name) => (parent.children[name] ?? []).filter(isToken));
  return found.length > 1 ? found.sort((a, b) => a.startOffset - b.startOffset) : found;
}

export function spanOfToken({ startOffset, endOffset = startOffset }: IToken): Span {
  return { start: startOffset, end: endOffset + 1 };
}

/** From the first to the last token of a rule. */
export function spanOfNode({ name, location }: CstNode): Span {
  if (location?.endOffset === undefined) throw new Error(`the rule ${name} has no place`);
  return { start: location.startOffset, end: location.endOffset + 1 };
}

function absent(parent: CstNode, name: string): never {
  throw new Error(`the rule ${parent.name} has no ${name}`);
}

function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}

function isToken(element: CstElement): element is IToken {
  return !('children' in element);
}
