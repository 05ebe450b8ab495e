import { EqlEvaluationError } from '../eql/value.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { Plan } from '../matcher/plan.ts';
import { createCoverage, type Coverage } from '../trace/coverage/coverage.ts';
import { mergeCoverage } from '../trace/coverage/merge.ts';
import type { CoverageReport } from '../trace/coverage/report.ts';

/** Counts what the cases of a rule exercise of its query, whatever became of the cases. Keeps counters, no events. */
export interface CaseCoverage {
  /** Hears of one case: its events, in the order of time for a sequence, are a stream of their own. */
  stream(plan: Plan): CoveredStream;
  /** Says that there is a plan, for a rule of which no case counts. */
  know(plan: Plan): void;
  /** `undefined` when there was no plan. */
  report(): CoverageReport | undefined;
}

export interface CoveredStream {
  add(event: SampleEvent): void;
  end(): void;
}

export function createCaseCoverage(): CaseCoverage {
  const byPlan = new Map<Plan, Coverage>();
  const coverageOf = (plan: Plan): Coverage => {
    const coverage = byPlan.get(plan) ?? createCoverage(plan);
    byPlan.set(plan, coverage);
    return coverage;
  };
  return {
    stream(plan) {
      const coverage = coverageOf(plan);
      let hasFailed = false;
      return {
        add(event) {
          if (hasFailed) return;
          try {
            coverage.add(event);
          } catch (error) {
            // Elasticsearch would fail the search: what stands behind is not looked at.
            if (!(error instanceof EqlEvaluationError)) throw error;
            hasFailed = true;
          }
        },
        end: () => {
          coverage.endStream();
        },
      };
    },
    know: (plan) => void coverageOf(plan),
    report: () =>
      byPlan.size === 0
        ? undefined
        : mergeCoverage([...byPlan.values()].map((coverage) => coverage.report())),
  };
}
