import type { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';

/**
 * The values of a TOML document with their places. All spans are UTF-16 offsets of the file.
 * A broken value is a `TomlMissing`; everything around it is still there. Nodes nest at most `MAX_DEPTH` deep (see
 * `depth.ts`), so a walk may recurse.
 */
export type TomlNode =
  TomlString | TomlInteger | TomlFloat | TomlBoolean | TomlDatetime | TomlArray | TomlTable | TomlMissing;

export type TomlStringStyle = 'basic' | 'literal' | 'multiline-basic' | 'multiline-literal';

export interface TomlString {
  readonly kind: 'string';
  /** With the delimiters. */
  readonly span: Span;
  readonly style: TomlStringStyle;
  /** Decoded: escapes resolved, the newline after an opening `"""` or `'''` dropped. */
  readonly value: string;
  /** Between the delimiters, without that first newline. */
  readonly content: Span;
  /** Offsets of `value` <-> offsets of the file. */
  readonly source: SourceMap;
  /** False when the closing delimiter is missing; the content then ends where the reader gave up. */
  readonly closed: boolean;
}

export interface TomlInteger {
  readonly kind: 'integer';
  readonly span: Span;
  readonly value: bigint;
}

export interface TomlFloat {
  readonly kind: 'float';
  readonly span: Span;
  readonly value: number;
}

export interface TomlBoolean {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface TomlDatetime {
  readonly kind: 'datetime';
  readonly span: Span;
  readonly type: 'offset-datetime' | 'local-datetime' | 'local-date' | 'local-time';
  /** As RFC 3339 writes it: `T` between date and time, `Z` upper case, seconds always there. */
  readonly value: string;
}

export interface TomlArray {
  readonly kind: 'array';
  /** The brackets and what is between; for `[[x]]` tables: from the first header to the end of the last table. */
  readonly span: Span;
  readonly items: readonly TomlNode[];
  /** True for an array made of `[[x]]` headers. */
  readonly ofTables: boolean;
}

/** Where a table's keys come from. `implicit`: only named as the parent of another (`a` in `[a.b]`). */
export type TomlTableOrigin = 'root' | 'header' | 'array-header' | 'inline' | 'dotted' | 'implicit';

export interface TomlTable {
  readonly kind: 'table';
  /**
   * `inline`: the braces and what is between. Tables with a header: from its `[` to the end of their last own pair.
   * The root: the whole file. `dotted` and `implicit`: the key that names them.
   */
  readonly span: Span;
  readonly origin: TomlTableOrigin;
  /** The header `[a.b]` with its brackets, where there is one. */
  readonly header: Span | undefined;
  /** In the order of the file; a name that stands there twice keeps its first value. */
  readonly entries: ReadonlyMap<string, TomlEntry>;
  /**
   * The `key = value` pairs as they are written under this table's header or between its braces, in the order of the
   * file, also those that repeat a key. Empty for `dotted` and `implicit` tables: their pairs stand in another table.
   */
  readonly pairs: readonly TomlPair[];
}

/** One part of a dotted key. */
export interface TomlKeyPart {
  /** Decoded. */
  readonly name: string;
  /** With its quotes. */
  readonly span: Span;
}

/** `a.b = value` as written. */
export interface TomlPair {
  /** From the first key part to the end of the value. */
  readonly span: Span;
  /** Never empty. */
  readonly keys: readonly TomlKeyPart[];
  readonly value: TomlNode;
  readonly suspected: boolean;
}

/** `[a.b]` or `[[a.b]]` as written. */
export interface TomlHeader {
  /** With the brackets, as far as they are there. */
  readonly span: Span;
  /** Empty for `[]`. */
  readonly keys: readonly TomlKeyPart[];
  /** True for `[[a.b]]`. */
  readonly isArray: boolean;
  /** From the root: names, and the index of the item behind the name of an array of tables. */
  readonly path: TomlPath;
  /** The table of the lines that follow. In no table of the tree when the header is broken beyond use. */
  readonly table: TomlTable;
  readonly suspected: boolean;
}

/** Names of keys, and indexes of array items. */
export type TomlPath = readonly (string | number)[];

export interface TomlEntry {
  readonly name: string;
  /** The key's own last part, with its quotes, where it stands first: `c` in `a.b.c = 1` or in `[a.b.c]`. */
  readonly key: Span;
  readonly value: TomlNode;
  /** Read after an unclosed multi-line string, from a line that only looks like TOML: give no advice on it. */
  readonly suspected: boolean;
}

/** Stands where a value should be and is not, or can't be read. */
export interface TomlMissing {
  readonly kind: 'missing';
  readonly span: Span;
}

export interface TomlComment {
  /** From `#` to the end of the line, without the line break. */
  readonly span: Span;
}

export interface TomlDocument {
  readonly root: TomlTable;
  /** In the order of the file. */
  readonly headers: readonly TomlHeader[];
  readonly comments: readonly TomlComment[];
  /** True when an unclosed string or bracket swallowed text, so that a key that seems to be absent may well be there. */
  readonly incomplete: boolean;
}
