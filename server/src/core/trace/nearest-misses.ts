import type { SampleEvent } from '../matcher/event.ts';
import type { Plan } from '../matcher/plan.ts';
import { compileTracer, type QueryTrace, type Trace } from './trace.ts';

/** An event that meets no event query, and the query that it comes nearest to. */
export interface NearMiss {
  readonly trace: Trace;
  readonly query: QueryTrace;
}

/**
 * The events that came nearest to meeting the query (for a sequence or a sample: one of its terms), the nearest first, of
 * equally near ones the first. Looks at one event at a time and keeps at most `limit`.
 */
export function nearestMisses(plan: Plan, events: Iterable<SampleEvent>, limit: number): readonly NearMiss[] {
  const trace = compileTracer(plan);
  const found: NearMiss[] = [];
  for (const event of events) {
    const traced = trace(event);
    const query = traced.matched ? undefined : nearestQuery(traced);
    if (query === undefined) continue;
    const place = found.findIndex((other) => other.query.nearness < query.nearness);
    found.splice(place === -1 ? found.length : place, 0, { trace: traced, query });
    if (found.length > limit) found.pop();
  }
  return found;
}

/** Of the queries that events must meet. */
function nearestQuery({ queries }: Trace): QueryTrace | undefined {
  return queries
    .filter(({ role }) => role === 'event' || role === 'term')
    .reduce<QueryTrace | undefined>(
      (best, query) => (best === undefined || query.nearness > best.nearness ? query : best),
      undefined,
    );
}
