import { sequenceTimeline } from '../../core/index.ts';
import type { Explanation } from '../../core/explain/explain-rule.ts';
import { isoTime } from '../../core/text/iso-time.ts';
import type { SequenceState, StateEnd } from '../../core/trace/sequence-trace.ts';
import type { ExplainedSequence, TimelineEnd, TimelineState } from '../../protocol/index.ts';
import { shownValue, shownValues, type Places } from './places.ts';

/** As much as can be looked at, and sent to the editor at once. */
const LIMITS = { events: 2000, lanes: 100, sequences: 400 };

const NANOSECONDS = 1e6;

/** How the sequences went over a file; `undefined` for a rule that is no sequence. */
export function toTimeline(
  explanation: Explanation,
  uri: string,
  places: Places,
): ExplainedSequence | undefined {
  const timeline = sequenceTimeline(explanation, LIMITS);
  if (timeline === undefined) return undefined;
  const { trace, totals, fields } = timeline;
  const start = trace.events[0]?.time ?? 0n;
  const at = (time: bigint): number => Number(time - start) / NANOSECONDS;
  return {
    uri,
    events: trace.events.map(({ event, time, met, keyless }, index) => ({
      place: places.placeOfEvent(event),
      time: isoTime(time),
      at: at(time),
      met,
      keyless,
      fields: (fields[index] ?? []).map(({ name, values }) => ({ name, values: shownValues(values) })),
    })),
    by: trace.by,
    lanes: trace.lanes.map(({ key }) => ({ key: key.map(shownValue) })),
    states: trace.states.map((state) => toState(state, at)),
    terms: trace.terms.map(({ number, run, missing, span }) => ({
      number,
      run,
      missing,
      ...places.placeOf(span),
    })),
    ...(trace.until && { until: places.placeOf(trace.until) }),
    ...(trace.maxspan !== undefined && { maxspan: Number(trace.maxspan) / NANOSECONDS }),
    impossible: trace.impossible,
    untimed: trace.untimed.slice(0, LIMITS.events).map((event) => places.placeOfEvent(event)),
    totals,
  };
}

function toState(state: SequenceState, at: (time: bigint) => number): TimelineState {
  const { lane, term, events, previous, from, end, expires } = state;
  return {
    lane,
    term,
    events,
    ...(previous !== undefined && { previous }),
    from,
    ...(end !== undefined && { end: toEnd(end) }),
    ...(expires !== undefined && { expires: { time: isoTime(expires), at: at(expires) } }),
  };
}

/** The same, but for the type: a new kind of end must be told to the client. */
function toEnd(end: StateEnd): TimelineEnd {
  return end;
}
