/** The tree while it is being built: the types of `ast.ts`, where the reader still writes. */
import type { Span } from '../text/span.ts';
import type {
  TomlArray,
  TomlEntry,
  TomlKeyPart,
  TomlNode,
  TomlPair,
  TomlTable,
  TomlTableOrigin,
} from './ast.ts';

export type NodeDraft = Exclude<TomlNode, TomlArray | TomlTable> | ArrayDraft | TableDraft;

export interface ArrayDraft extends TomlArray {
  span: Span;
  readonly items: NodeDraft[];
}

export interface TableDraft extends TomlTable {
  span: Span;
  origin: TomlTableOrigin;
  header: Span | undefined;
  readonly entries: Map<string, EntryDraft>;
  readonly pairs: TomlPair[];
}

export interface EntryDraft extends TomlEntry {
  readonly value: NodeDraft;
}

export function newTable(origin: TomlTableOrigin, span: Span): TableDraft {
  return { kind: 'table', span, origin, header: undefined, entries: new Map(), pairs: [] };
}

export function newEntry(part: TomlKeyPart, value: NodeDraft, suspected: boolean): EntryDraft {
  return { name: part.name, key: part.span, value, suspected };
}
