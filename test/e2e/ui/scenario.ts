import type { CodeServer } from '../code-server.ts';
import type { Workbench } from './workbench.ts';

export interface Stage {
  readonly workbench: Workbench;
  readonly server: CodeServer;
  /** Address of the workbench with a folder open. */
  address(folder: string): string;
  /** Copies, to type into: the project's samples, and a Rust workspace with no rule. */
  readonly samples: string;
  readonly cargo: string;
}

/** One thing that a person does, with what must be seen. Scenarios run in order in one window. */
export interface Scenario {
  readonly title: string;
  run(stage: Stage): Promise<void>;
}
