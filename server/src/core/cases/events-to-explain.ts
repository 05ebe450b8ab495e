import { compileCondition } from '../matcher/compile.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { EventSource } from './event-source.ts';
import { explainer } from './explain.ts';
import type { Pacing } from './pacing.ts';
import type { RunnableQuery } from './plan-rule.ts';

/** What is kept of a large file. */
const MOST_MEETING = 5000;
const MOST_TEXT = 16 * 1024 * 1024;
/** For each condition: the nearest may be used up by another event query. */
const NEAREST = 8;

interface Placed {
  readonly event: SampleEvent;
  readonly index: number;
}

/**
 * The events that say why no events make a sequence or sample, in the order of the file: all of a small file; of a large one those
 * that meet some event query, and those that come nearest to one. `undefined` when these are too many to be kept.
 */
export async function eventsToExplain(
  source: EventSource,
  { conditions, places }: RunnableQuery,
  pacing: Pacing,
): Promise<readonly SampleEvent[] | undefined> {
  if (source.kept !== undefined) return source.kept;
  const tests = conditions.map((condition) => compileCondition(condition));
  const nearest = conditions.map((condition) => nearestTo(explainer(condition, places)));
  const meeting: Placed[] = [];
  let left = MOST_TEXT;
  await source.each((event, index, weight) => {
    if (!tests.some((holds) => holds(event.source))) {
      for (const { add } of nearest) add(event, index);
      return false;
    }
    meeting.push({ event, index });
    left -= weight;
    return left < 0 || meeting.length > MOST_MEETING;
  }, pacing);
  if (left < 0 || meeting.length > MOST_MEETING) return undefined;
  const all = new Map([...meeting, ...nearest.flatMap(({ found }) => found)].map((one) => [one.index, one]));
  return [...all.values()].sort((a, b) => a.index - b.index).map(({ event }) => event);
}

function nearestTo(explain: ReturnType<typeof explainer>) {
  const found: (Placed & { readonly nearness: number })[] = [];
  return {
    found,
    add(event: SampleEvent, index: number): void {
      const nearness = explain(event)?.nearness ?? -1;
      if (nearness <= (found[NEAREST - 1]?.nearness ?? -1)) return;
      found.push({ event, index, nearness });
      found.sort((a, b) => b.nearness - a.nearness);
      found.length = Math.min(found.length, NEAREST);
    },
  };
}
