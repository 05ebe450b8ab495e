import type { Page } from 'playwright-core';

/** What a browser tells a screen reader of an element, and of those in it that are told apart. */
export interface Told {
  readonly role: string;
  readonly name: string;
  readonly children: readonly Told[];
}

/** Of the nodes that the browser has, as much as is used here. */
interface AXNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly childIds?: readonly string[];
}

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/**
 * Chromium's own accessibility trees of a page and of all its frames: what a screen reader gets. Roots first, one for each frame.
 */
export async function accessibilityTrees(page: Page): Promise<readonly Told[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const trees: Told[] = [];
    for (const frameId of framesIn(frameTree)) {
      const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId });
      trees.push(...toldOf(nodes));
    }
    return trees;
  } finally {
    await session.detach();
  }
}

/** All elements of a role below some, in the order in which they are read. */
export function withRole(role: string, among: readonly Told[]): readonly Told[] {
  return among.flatMap((told) => [...(told.role === role ? [told] : []), ...withRole(role, told.children)]);
}

function framesIn({ frame, childFrames = [] }: FrameTree): readonly string[] {
  return [frame.id, ...childFrames.flatMap(framesIn)];
}

function toldOf(nodes: readonly AXNode[]): readonly Told[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (ids: readonly string[]): readonly Told[] =>
    ids.flatMap((id) => {
      const node = byId.get(id);
      if (node === undefined) return [];
      const children = below(node.childIds ?? []);
      return node.ignored ? children : [{ role: textIn(node.role), name: textIn(node.name), children }];
    });
  const [root] = nodes;
  return root === undefined ? [] : below([root.nodeId]);
}

function textIn(value: AXNode['role']): string {
  return typeof value?.value === 'string' ? value.value : '';
}
