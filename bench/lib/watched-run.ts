import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { usageOf } from './process-usage.ts';

/** A process that was watched to its end. */
export interface WatchedRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly seconds: number;
  /** Of the processor, all threads; that of the last look. */
  readonly processorSeconds: number;
  /** Resident memory, in bytes, by time: the largest of each tenth of a second. */
  readonly memory: readonly number[];
}

/** @param interrupt ends it with SIGINT after so many milliseconds */
export async function watchedRun(
  args: readonly string[],
  interrupt?: number,
): Promise<WatchedRun & { readonly heardAfter?: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr, processor] = ['', '', 0];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const memory: number[] = [];
  const watch = setInterval(() => {
    const usage = usageOf(child.pid);
    if (usage === undefined || Number.isNaN(usage.memory)) return;
    memory.push(usage.memory);
    processor = usage.processor;
  }, 100);
  let interrupted: number | undefined;
  if (interrupt !== undefined) {
    setTimeout(() => {
      interrupted = performance.now();
      child.kill('SIGINT');
    }, interrupt);
  }
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  const ended = performance.now();
  return {
    stdout,
    stderr,
    code,
    seconds: (ended - started) / 1000,
    processorSeconds: processor / 1000,
    memory,
    ...(interrupted !== undefined && { heardAfter: ended - interrupted }),
  };
}
