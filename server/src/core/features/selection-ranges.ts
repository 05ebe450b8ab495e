import type { SelectionRange } from 'vscode-languageserver-types';
import { touches, type Span } from '../text/span.ts';
import type { TomlNode } from '../toml/ast.ts';
import { queryAt, type SourceFile } from './source-file.ts';

/** For each offset the stretches of text around it, from the innermost to the whole file. */
export function selectionRanges(file: SourceFile, offsets: readonly number[]): SelectionRange[] {
  return offsets.map((offset) => chain(file, nested(spansAround(file, offset))));
}

function spansAround(file: SourceFile, offset: number): readonly Span[] {
  const spans: Span[] = [];
  const add = (span: Span): void => {
    if (touches(span, offset)) spans.push(span);
  };
  add({ start: 0, end: file.text.length });
  if (file.toml !== undefined) addToml(file.toml.root, add);
  const at = queryAt(file, offset);
  for (const span of at?.query.features.stretches() ?? []) add(at?.query.toFile(span) ?? span);
  return spans;
}

function addToml(node: TomlNode, add: (span: Span) => void): void {
  add(node.span);
  if (node.kind === 'string') add(node.content);
  if (node.kind === 'array') for (const item of node.items) addToml(item, add);
  if (node.kind !== 'table') return;
  for (const { key, value } of node.entries.values()) {
    add(key);
    add({ start: Math.min(key.start, value.span.start), end: Math.max(key.end, value.span.end) });
    addToml(value, add);
  }
}

/** Largest first; of those that cross each other only the larger, of equal ones only one: LSP wants each inside the next. */
function nested(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const outer = kept.at(-1);
    const inside = outer === undefined || (outer.start <= span.start && span.end <= outer.end);
    const same = outer?.start === span.start && outer.end === span.end;
    if (inside && !same) kept.push(span);
  }
  return kept;
}

function chain(file: SourceFile, spans: readonly Span[]): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const span of spans) {
    const range = file.lines.rangeOf(span);
    parent = parent === undefined ? { range } : { range, parent };
  }
  return parent ?? { range: file.lines.rangeOf({ start: 0, end: 0 }) };
}
