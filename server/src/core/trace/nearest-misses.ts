import type { SampleEvent } from '../matcher/event.ts';
import type { Plan } from '../matcher/plan.ts';
import { inChunks, runToEnd, type Work } from '../matcher/steps.ts';
import { compileTracer, type QueryTrace, type Trace } from './trace.ts';

/** An event that raises no alert, and the query that it comes nearest to. */
export interface NearMiss {
  readonly trace: Trace;
  readonly query: QueryTrace;
}

/**
 * The events that came nearest to meeting the query (for a sequence or a sample: one of its terms), the nearest first, of
 * equally near ones the first. Looks at one event at a time and keeps at most `limit`.
 */
export function nearestMisses(
  plan: Plan,
  events: readonly SampleEvent[],
  limit: number,
): readonly NearMiss[] {
  return runToEnd(nearestMissesSteps(plan, events, limit));
}

/**
 * The same, with stops.
 * @param alerting the events of alerts: with it, those that meet a term and are part of no alert are told too
 */
export function* nearestMissesSteps(
  plan: Plan,
  events: readonly SampleEvent[],
  limit: number,
  alerting?: ReadonlySet<SampleEvent>,
): Work<readonly NearMiss[]> {
  const trace = compileTracer(plan);
  const found: NearMiss[] = [];
  yield* inChunks(events, (event) => {
    if (alerting?.has(event) === true) return;
    const traced = trace(event);
    const query = traced.matched && alerting === undefined ? undefined : nearestQuery(traced);
    const last = found.at(-1);
    if (query === undefined) return;
    if (found.length === limit && last !== undefined && last.query.nearness >= query.nearness) return;
    const place = found.findIndex((other) => other.query.nearness < query.nearness);
    found.splice(place === -1 ? found.length : place, 0, { trace: traced, query });
    if (found.length > limit) found.pop();
  });
  return found;
}

/** Of the queries that events must meet; one that is met, with its join keys, before one that only its conditions are. */
function nearestQuery({ queries }: Trace): QueryTrace | undefined {
  const wanted = queries.filter(({ role }) => role === 'event' || role === 'term');
  return (
    wanted.find(({ matched }) => matched) ??
    wanted.reduce<QueryTrace | undefined>(
      (best, query) => (best === undefined || query.nearness > best.nearness ? query : best),
      undefined,
    )
  );
}
