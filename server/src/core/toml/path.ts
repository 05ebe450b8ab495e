import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import type { TomlDocument, TomlEntry, TomlHeader, TomlNode, TomlPair, TomlPath, TomlTable } from './ast.ts';

/** The entry at a path below `table`, or `undefined` where there is none, and where the path ends with an index. */
export function entryAt(table: TomlTable, path: TomlPath): TomlEntry | undefined {
  const name = path.at(-1);
  const parent = nodeAt(table, path.slice(0, -1));
  return parent?.kind === 'table' && typeof name === 'string' ? parent.entries.get(name) : undefined;
}

/** The value at a path below `node`: names lead into tables, indexes into arrays. */
export function nodeAt(node: TomlNode, path: TomlPath): TomlNode | undefined {
  let found: TomlNode | undefined = node;
  for (const step of path) found = found === undefined ? undefined : child(found, step);
  return found;
}

function child(node: TomlNode, step: string | number): TomlNode | undefined {
  if (typeof step === 'number') return node.kind === 'array' ? node.items[step] : undefined;
  return node.kind === 'table' ? node.entries.get(step)?.value : undefined;
}

/** One step from the root to a place: an entry or an array's item, as named at this place. */
export interface TomlStep {
  readonly name: string | number;
  /** The key part that names it here; `undefined` for items. */
  readonly key: Span | undefined;
  /** `undefined` where the tree has no such value: below a header or a key that is broken or refused. */
  readonly node: TomlNode | undefined;
}

/** What stands at an offset of a document. */
export interface TomlPlace {
  /** `gap`: blank lines, comments, the stretch between a key and its value. */
  readonly part: 'header' | 'key' | 'value' | 'gap';
  /** From the root to what is touched; in a gap to the key before its value, else to the open table. */
  readonly steps: readonly TomlStep[];
  /** The table that a `key = value` written at the offset adds to. */
  readonly table: TomlTable;
}

/** Finds the header, key or value that an offset touches. Takes time of the logarithm of the document, and its depth. */
export function tomlPathAt(document: TomlDocument, offset: number): TomlPlace {
  const index = lastAtOrBefore(document.headers, offset);
  const header = document.headers[index];
  const table = header?.table ?? document.root;
  if (header !== undefined && touches(header.span, offset)) {
    const before = document.headers[index - 1]?.table ?? document.root;
    const steps = headerSteps(document, header, offset);
    return { part: 'header', steps, table: offset === header.span.start ? before : table };
  }
  const outer = header === undefined ? [] : headerSteps(document, header, undefined);
  const pair = table.pairs[lastAtOrBefore(table.pairs, offset)];
  if (pair === undefined || !touches(pair.span, offset)) return { part: 'gap', steps: outer, table };
  return placeInPair(pair, table, outer, offset);
}

/** Index of the last that starts at or before the offset; -1 if there is none. */
function lastAtOrBefore(parts: readonly { readonly span: Span }[], offset: number): number {
  let low = -1;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.span.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The steps that a header names, up to the part that `offset` touches. */
function headerSteps(document: TomlDocument, header: TomlHeader, offset: number | undefined): TomlStep[] {
  const touched = offset === undefined ? -1 : header.keys.findIndex(({ span }) => touches(span, offset));
  const isInTree = nodeAt(document.root, header.path) === header.table;
  const steps: TomlStep[] = [];
  let names = 0;
  let node: TomlNode | undefined = document.root;
  for (const name of header.path) {
    if (typeof name === 'string' && touched >= 0 && names > touched) break;
    node = node === undefined ? undefined : child(node, name);
    const key = typeof name === 'string' ? header.keys[names++]?.span : undefined;
    steps.push({ name, key, node: isInTree ? node : undefined });
  }
  return steps;
}

function placeInPair(
  pair: TomlPair,
  table: TomlTable,
  outer: readonly TomlStep[],
  offset: number,
): TomlPlace {
  const touched = pair.keys.findIndex(({ span }) => touches(span, offset));
  const steps = [...outer, ...keySteps(pair, table, touched < 0 ? pair.keys.length : touched + 1)];
  if (touched >= 0) return { part: 'key', steps, table };
  if (!touches(pair.value.span, offset)) return { part: 'gap', steps, table };
  return placeInValue(pair.value, table, steps, offset);
}

function keySteps(pair: TomlPair, table: TomlTable, count: number): TomlStep[] {
  let node: TomlNode | undefined = table;
  return pair.keys.slice(0, count).map(({ name, span }, index) => {
    node = node === undefined ? undefined : child(node, name);
    return { name, key: span, node: index === pair.keys.length - 1 ? pair.value : node };
  });
}

function placeInValue(
  value: TomlNode,
  table: TomlTable,
  steps: readonly TomlStep[],
  offset: number,
): TomlPlace {
  if (value.kind === 'table') {
    const pair = value.pairs[lastAtOrBefore(value.pairs, offset)];
    if (pair !== undefined && touches(pair.span, offset)) return placeInPair(pair, value, steps, offset);
    return { part: 'value', steps, table: isInside(value.span, offset) ? value : table };
  }
  if (value.kind === 'array') {
    const index = lastAtOrBefore(value.items, offset);
    const item = value.items[index];
    if (item !== undefined && touches(item.span, offset)) {
      return placeInValue(item, table, [...steps, { name: index, key: undefined, node: item }], offset);
    }
  }
  return { part: 'value', steps, table };
}

/** Between the braces. */
function isInside({ start, end }: Span, offset: number): boolean {
  return start < offset && offset < end;
}
