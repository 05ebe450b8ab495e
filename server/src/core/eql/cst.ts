import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Span } from '../text/span.ts';
import { spanOf } from './repairs.ts';

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
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  const stack: CstElement[] = Object.values(parent.children).flat();
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (isNode(element)) {
      for (const children of Object.values(element.children)) stack.push(...children);
    } else if (element.isInsertedInRecovery !== true) {
      const place = spanOf(element);
      start = Math.min(start, place.start);
      end = Math.max(end, place.end);
    }
  }
  return end < 0 ? undefined : { start, end };
}

function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}

function isToken(element: CstElement): element is IToken {
  return !('children' in element);
}
