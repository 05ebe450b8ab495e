/** What runs below a process, read from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Command lines of all descendants of a process that match. */
export function descendants(ancestor: number, pattern: RegExp): readonly string[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)] as const),
  );
  const isBelow = (id: number): boolean => {
    for (let up = parents.get(id); up !== undefined && up > 0; up = parents.get(up))
      if (up === ancestor) return true;
    return false;
  };
  return [...parents.keys()]
    .filter(isBelow)
    .map((id) =>
      read(`/proc/${String(id)}/cmdline`)
        .replaceAll('\0', ' ')
        .trim(),
    )
    .filter((command) => pattern.test(command));
}

/** The fourth field; the second, the program's name, may hold anything, but ends with the last bracket. */
function parentOf(id: string): number | undefined {
  const stat = read(`/proc/${id}/stat`);
  const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? undefined : Number(parent);
}

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
