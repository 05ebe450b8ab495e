import type { SampleEvent } from '../../matcher/event.ts';
import type { Counter } from './probes.ts';

/** What one kind of plan does with the events. */
export interface Covering {
  readonly counters: readonly Counter[];
  add(event: SampleEvent): void;
  endStream(): void;
}
