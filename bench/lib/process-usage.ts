import { readFileSync } from 'node:fs';

/** What a process has used since its start. */
export interface Usage {
  /** Processor time of all its threads, in milliseconds, to the nearest 10. */
  readonly processor: number;
  /** Processor time of its main thread, which answers, in milliseconds. */
  readonly mainThread: number;
  /** Resident memory, in bytes. */
  readonly memory: number;
}

/** Linux counts so many of its ticks a second for programs, whatever the kernel's own rate (`man 5 proc`, USER_HZ). */
const TICK_MILLISECONDS = 10;

/** Reads Linux's `/proc`; `undefined` on other systems, and for a process that is gone. */
export function usageOf(pid: number | undefined): Usage | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    // The second field, the program's name in parentheses, may hold anything.
    const [, fields = ''] = read(pid, 'stat').split(/\) (?=[^)]*$)/);
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    const [nanoseconds] = read(pid, 'schedstat').split(' ').map(Number);
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(read(pid, 'status')) ?? [];
    return {
      processor: ((user ?? 0) + (system ?? 0)) * TICK_MILLISECONDS,
      mainThread: (nanoseconds ?? 0) / 1e6,
      memory: Number(kibibytes) * 1024,
    };
  } catch {
    return undefined;
  }
}

function read(pid: number, name: string): string {
  return readFileSync(`/proc/${pid}/${name}`, 'utf8');
}
