import type { LanguageService } from '../../core/index.ts';
import type { Terminal } from '../terminal.ts';

/** 0: fine. 1: an `error` diagnostic or a failed case. 2: the work could not be done. */
export type ExitCode = 0 | 1 | 2;

export interface CommandContext {
  readonly terminal: Terminal;
  /** Made when first asked for: help and bad options need no fact tables. */
  readonly service: () => LanguageService;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` says. */
  readonly help: string;
  run(args: readonly string[], context: CommandContext): Promise<ExitCode>;
}
