/** A tree without its places: equal for two texts that mean the same. */
export function shapeOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shapeOf);
  if (typeof node === 'bigint') return `${node}n`;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => !/spans?$/i.test(key) && key !== 'source');
  return Object.fromEntries(entries.map(([key, value]) => [key, shapeOf(value)]));
}
