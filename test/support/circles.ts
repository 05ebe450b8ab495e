/** Files that import each other in a circle. */
import { posix } from 'node:path';
import type { SourceFile } from './imports.ts';

/** Each circle's paths, sorted; types count too. A file that imports itself is none. */
export function circles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const imported = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const reached = new Map(files.map(({ path }) => [path, reachedFrom(path, imported)]));
  const found = new Map<string, readonly string[]>();
  for (const [path, others] of reached) {
    const circle = [...others].filter((other) => other === path || reached.get(other)?.has(path)).sort();
    if (others.has(path) && circle.length > 1) found.set(circle.join('\n'), circle);
  }
  return [...found.values()];
}

function targetsOf({ path, imports }: SourceFile): readonly string[] {
  return imports.flatMap(({ specifier }) =>
    specifier.startsWith('.') ? [posix.join(posix.dirname(path), specifier)] : [],
  );
}

function reachedFrom(start: string, imported: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const next of imported.get(path) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return reached;
}
