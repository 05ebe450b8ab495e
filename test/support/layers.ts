/** Who may know whom: the walls of the house as data, and the check that holds them. */
import { posix } from 'node:path';
import type { Import, SourceFile } from './imports.ts';

/** The files of one folder (or one file) and what they may import. All paths from the repository's root. */
export interface Layer {
  /** A folder, with what lies below it unless that is a layer of its own; or one file. */
  readonly place: string;
  /** Places of layers it may import from. Its own is always among them. */
  readonly knows: readonly string[];
  /** Places it may take types from, which cost nothing and run nothing. */
  readonly typesOf?: readonly string[];
  /** Packages as they are imported: `vscode-languageserver` does not allow `vscode-languageserver/node`. */
  readonly packages?: readonly string[];
  /** True where Node's own modules may be used. */
  readonly node?: boolean;
}

export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** What the layers forbid in these files. */
export function breaches(layers: readonly Layer[], files: readonly SourceFile[]): readonly Breach[] {
  return files.flatMap((file) => {
    const layer = layerOf(layers, file.path);
    if (layer === undefined) {
      return [{ path: file.path, line: 1, message: 'lies in no layer: add its folder to the table' }];
    }
    return file.imports.flatMap((found) => {
      const message = objection(layers, layer, file.path, found);
      return message === undefined ? [] : [{ path: file.path, line: found.line, message }];
    });
  });
}

/** The layer with the longest place that holds the path. */
export function layerOf(layers: readonly Layer[], path: string): Layer | undefined {
  return layers
    .filter(({ place }) => path === place || path.startsWith(`${place}/`))
    .sort((left, right) => right.place.length - left.place.length)[0];
}

function objection(
  layers: readonly Layer[],
  layer: Layer,
  path: string,
  { specifier, typeOnly }: Import,
): string | undefined {
  if (specifier.startsWith('node:')) {
    return layer.node === true ? undefined : `${layer.place} must not use Node's modules: \`${specifier}\``;
  }
  if (!specifier.startsWith('.')) {
    const allowed = layer.packages?.includes(specifier) === true;
    return allowed ? undefined : `${layer.place} must not import the package \`${specifier}\``;
  }
  const target = layerOf(layers, posix.join(posix.dirname(path), specifier));
  if (target === undefined) return `\`${specifier}\` lies in no layer`;
  if (target === layer || layer.knows.includes(target.place)) return undefined;
  if (layer.typesOf?.includes(target.place) === true) {
    return typeOnly
      ? undefined
      : `${layer.place} may know ${target.place} by \`import type\` only: \`${specifier}\``;
  }
  return `${layer.place} must not know ${target.place}: \`${specifier}\``;
}
