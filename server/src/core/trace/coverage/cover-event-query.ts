import type { EventPlan } from '../../matcher/plan.ts';
import { queriesOf } from '../queries.ts';
import { compileRecorder } from '../record.ts';
import type { Covering } from './covering.ts';
import { createProbes } from './probes.ts';

/** An event that the verdict is left to a condition for alerts by it, or would alert without it. */
export function coverEventQuery(plan: EventPlan): Covering {
  const queries = queriesOf(plan).map((query) => ({
    probes: createProbes(query),
    record: compileRecorder(query.condition),
  }));
  return {
    counters: queries.flatMap(({ probes }) => probes.counters),
    add({ source }) {
      for (const { probes, record } of queries) {
        for (const { counter, shares } of probes.find(record(source), source)) {
          counter.held++;
          if (shares) counter.hits++;
        }
      }
    },
    endStream: () => undefined,
  };
}
