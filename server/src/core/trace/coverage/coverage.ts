import type { SampleEvent } from '../../matcher/event.ts';
import type { Plan } from '../../matcher/plan.ts';
import { coverEventQuery } from './cover-event-query.ts';
import { coverSample } from './cover-sample.ts';
import { coverSequence } from './cover-sequence.ts';
import type { Covering } from './covering.ts';
import type { Counter } from './probes.ts';
import { reportOf, stateOf, type CoverageReport } from './report.ts';

/** Counts what the events of a rule's cases exercise of its query. Keeps counters, no events. */
export interface Coverage {
  /**
   * Looks at one event of a stream; for a sequence they come in the order of time, and those without a timestamp take no
   * part. Throws `EqlEvaluationError` where Elasticsearch fails the search.
   */
  add(event: SampleEvent): void;
  /** What comes next belongs to another stream: sequences do not go on from one case to the next. */
  endStream(): void;
  /** Of the streams that have ended. */
  report(): CoverageReport;
}

export function createCoverage(plan: Plan): Coverage {
  const covering = coveringOf(plan);
  return {
    add: (event) => covering.add(event),
    endStream: () => covering.endStream(),
    report: () => reportOf(covering.counters.map(itemOf)),
  };
}

function coveringOf(plan: Plan): Covering {
  switch (plan.kind) {
    case 'event':
      return coverEventQuery(plan);
    case 'sequence':
      return coverSequence(plan);
    case 'sample':
      return coverSample(plan);
  }
}

function itemOf({ hits, held, ...place }: Counter): CoverageReport['items'][number] {
  return { ...place, hits, held, state: stateOf({ hits, held }) };
}
