import { readdirSync, readFileSync } from 'node:fs';

/** Ids of this process's children that are our language server. Linux only: elsewhere `undefined`. */
export function serverProcesses(): readonly string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === process.pid)
    .filter((name) => /server[/\\]dist[/\\]server\.js/.test(read(`/proc/${name}/cmdline`)));
}

/** The fourth field; the second, the program's name, may hold anything, but ends with the last bracket. */
function parentOf(id: string): number | undefined {
  const stat = read(`/proc/${id}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[1] === undefined ? undefined : Number(fields[1]);
}

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
