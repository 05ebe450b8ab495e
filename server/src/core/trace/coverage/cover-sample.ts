import { compileKeys } from '../../matcher/join-key.ts';
import type { SamplePlan } from '../../matcher/plan-sample.ts';
import { queriesOf } from '../queries.ts';
import { compileRecorder, holds } from '../record.ts';
import type { Covering } from './covering.ts';
import { counter, createProbes } from './probes.ts';

/** A sample has no order: an event that meets a term and has its join keys fills it. */
export function coverSample(plan: SamplePlan): Covering {
  const queries = queriesOf(plan).map((query) => ({
    query,
    term: counter('term', query.termSpan, false, query.condition.id),
    probes: createProbes(query),
    record: compileRecorder(query.condition),
    keysOf: compileKeys(query.keys),
  }));
  return {
    counters: queries.flatMap(({ term, probes }) => [term, ...probes.counters]),
    add({ source }) {
      for (const { query, term, probes, record, keysOf } of queries) {
        const seen = record(source);
        const keyed = keysOf(source).length > 0;
        const whole = holds(query.condition, seen) ? [{ counter: term, shares: true }] : [];
        for (const { counter, shares } of [...whole, ...probes.find(seen, source)]) {
          counter.held++;
          if (shares && keyed) counter.hits++;
        }
      }
    },
    endStream: () => undefined,
  };
}
