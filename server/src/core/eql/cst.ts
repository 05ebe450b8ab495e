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
  const start = parent.location?.startOffset;
  const end = endOf(parent);
  return start === undefined || Number.isNaN(start) || end === undefined ? undefined : { start, end };
}

/** The lexer tells only where tokens start, so a node's location has no end: the last of its tokens gives it. */
function endOf(parent: CstNode): number | undefined {
  let end: number | undefined;
  for (const elements of Object.values(parent.children)) {
    const last = elements.at(-1);
    const found = last === undefined ? undefined : isNode(last) ? endOf(last) : tokenEnd(last);
    if (found !== undefined && (end === undefined || found > end)) end = found;
  }
  return end;
}

function tokenEnd(token: IToken): number | undefined {
  return token.isInsertedInRecovery === true ? undefined : token.startOffset + token.image.length;
}

function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}

function isToken(element: CstElement): element is IToken {
  return !('children' in element);
}
