import type { EventSource } from './event-source.ts';
import type { ExactExpectation } from './expectations.ts';
import type { FoundCase } from './find-cases.ts';
import type { RunnableQuery } from './plan-rule.ts';

/** One case with all that is needed to judge it. */
export interface Trial {
  readonly one: FoundCase;
  readonly source: EventSource;
  readonly query: RunnableQuery;
  /** What `expect.json` says of it. */
  readonly exact: ExactExpectation | undefined;
}
