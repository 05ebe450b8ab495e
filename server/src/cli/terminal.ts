import { printable } from './printable.ts';

/** What a command may touch of the process it runs in. */
export interface Terminal {
  readonly cwd: string;
  /** Characters in a line of the terminal, or of a page where there is none. */
  readonly columns: number;
  readonly coloured: boolean;
  /** Somebody looks at standard error while the command runs. */
  readonly watched?: boolean;
  /** Writes to standard output. False once nobody reads it any more (`| head`): there is no use in going on. */
  write(text: string): Promise<boolean>;
  /** Writes lines to standard error, each with no end of line in it. */
  log(...lines: readonly string[]): void;
}

const PAGE_WIDTH = 120;

export function processTerminal(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process;
  // Without listeners a reader that went away would end the process with a stack trace; `write` hears of it itself.
  stdout.on('error', () => undefined);
  stderr.on('error', () => undefined);
  return {
    cwd: process.cwd(),
    columns: stdout.isTTY ? stdout.columns : PAGE_WIDTH,
    coloured: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    watched: stderr.isTTY,
    write: (text) => writeTo(stdout, text),
    log: (...lines) => {
      stderr.write(lines.map((line) => `${printable(line)}\n`).join(''));
    },
  };
}

function writeTo(stream: NodeJS.WriteStream, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    if (stream.destroyed) {
      resolve(false);
      return;
    }
    stream.write(text, (error) => {
      if (!error) resolve(true);
      else if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'))
        resolve(false);
      else reject(error);
    });
  });
}
