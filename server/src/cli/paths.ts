import { isAbsolute, relative, sep } from 'node:path';

/** A path as it is shown: relative to `cwd` where it lies below it, else absolute; `/` between its parts. */
export function displayPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  const outside = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  return toLocation(outside ? path : below === '' ? '.' : below);
}

/** An absolute path as the core wants it: `/` between its parts. */
export function toLocation(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
