import { EqlEvaluationError } from '../eql/value.ts';
import type { SampleEvent } from '../matcher/event.ts';
import { compareOrder, compileOrder } from '../matcher/ordinal.ts';
import type { Plan } from '../matcher/plan.ts';
import { inChunks, type Work } from '../matcher/steps.ts';
import { createCoverage, type Coverage } from '../trace/coverage/coverage.ts';
import { mergeCoverage } from '../trace/coverage/merge.ts';
import type { CoverageReport } from '../trace/coverage/report.ts';

/** Counts what the cases of a rule exercise of its query, whatever became of the cases. Keeps counters, no events. */
export interface CaseCoverage {
  /** One case: its events are a stream of their own. */
  cover(plan: Plan, events: readonly SampleEvent[]): Work<void>;
  /** Says that there is a plan, for a rule of which no case counts. */
  know(plan: Plan): void;
  /** `undefined` when there was no plan. */
  report(): CoverageReport | undefined;
}

export function createCaseCoverage(): CaseCoverage {
  const byPlan = new Map<Plan, Coverage>();
  const coverageOf = (plan: Plan): Coverage => {
    const coverage = byPlan.get(plan) ?? createCoverage(plan);
    byPlan.set(plan, coverage);
    return coverage;
  };
  return {
    *cover(plan, events) {
      const coverage = coverageOf(plan);
      try {
        yield* inChunks(inOrder(plan, events), (event) => {
          coverage.add(event);
        });
      } catch (error) {
        // Elasticsearch would fail the search: what stands behind is not looked at.
        if (!(error instanceof EqlEvaluationError)) throw error;
      }
      coverage.endStream();
    },
    know: (plan) => void coverageOf(plan),
    report: () =>
      byPlan.size === 0
        ? undefined
        : mergeCoverage([...byPlan.values()].map((coverage) => coverage.report())),
  };
}

function inOrder(plan: Plan, events: readonly SampleEvent[]): readonly SampleEvent[] {
  if (plan.kind !== 'sequence') return events;
  const order = compileOrder(plan.timestamp, plan.tiebreaker);
  const timed = events.flatMap((event, index) => order(event, index) ?? []).sort(compareOrder);
  return timed.map(({ event }) => event);
}
