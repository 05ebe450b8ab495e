import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Span } from '../text/span.ts';

/** The door between chevrotain's untyped tree and ours: children of a rule by name. After recovery any may be absent. */
export function nodes(parent: CstNode, name: string): readonly CstNode[] {
  return (parent.children[name] ?? []).filter(isNode);
}

export function node(parent: CstNode | undefined, name: string): CstNode | undefined {
  return parent === undefined ? undefined : nodes(parent, name)[0];
}

/** Without tokens that recovery invented, which stand nowhere. */
export function tokens(parent: CstNode, name: string): readonly IToken[] {
  return (parent.children[name] ?? []).filter(isToken).filter((token) => token.isInsertedInRecovery !== true);
}

export function token(parent: CstNode, ...names: readonly string[]): IToken | undefined {
  for (const name of names) {
    const found = tokens(parent, name)[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All tokens of the given names, in the order of the text. */
export function tokensInOrder(parent: CstNode, ...names: readonly string[]): readonly IToken[] {
  return names.flatMap((name) => tokens(parent, name)).sort((a, b) => a.startOffset - b.startOffset);
}

/** From the first to the last token below a node; `undefined` when recovery left it empty. */
export function extent(parent: CstNode): Span | undefined {
  const { startOffset, endOffset } = parent.location ?? {};
  if (
    startOffset === undefined ||
    endOffset === undefined ||
    Number.isNaN(startOffset) ||
    Number.isNaN(endOffset)
  ) {
    return undefined;
  }
  return { start: startOffset, end: endOffset + 1 };
}

function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}

function isToken(element: CstElement): element is IToken {
  return !('children' in element);
}
