import type { SampleEvent } from '../event.ts';

/** A stretch of an event file that is no event. */
export interface UnreadLine {
  /** 1-based line on which it starts. */
  readonly line: number;
  readonly reason: string;
}

/** Something to tell of an event that was read. */
export interface EventNote {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface EventsRead {
  readonly events: readonly SampleEvent[];
  readonly unread: readonly UnreadLine[];
  /** What Elasticsearch would take otherwise, of events that were read. */
  readonly notes: readonly EventNote[];
}
