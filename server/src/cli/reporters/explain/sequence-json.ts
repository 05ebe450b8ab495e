import { isoTime } from '../../../core/text/iso-time.ts';
import type { SequenceTrace } from '../../../core/trace/sequence-trace.ts';
import { queryText, spanInRule, type Report } from './report.ts';

/** A sequence's trace with lines for events; events, lanes and states are named by their index in the lists here. */
export function sequenceToJson(trace: SequenceTrace, report: Report) {
  return {
    terms: trace.terms.map(({ number, run, missing, span }) => ({
      number,
      run,
      missing,
      range: report.lines.rangeOf(spanInRule(report, span)),
      text: queryText(report, span),
    })),
    ...(trace.until && { until: { range: report.lines.rangeOf(spanInRule(report, trace.until)) } }),
    impossible: trace.impossible,
    ...(trace.maxspan !== undefined && { maxspan: Number(trace.maxspan / MILLISECOND) }),
    untimed: trace.untimed.map(({ line }) => line),
    events: trace.events.map(({ event, time, met, keyless }) => ({
      line: event.line,
      time: isoTime(time),
      met,
      keyless,
    })),
    lanes: trace.lanes,
    states: trace.states.map(({ lane, term, events, previous, from, expires, end }) => ({
      lane,
      term,
      events,
      ...(previous !== undefined && { previous }),
      from,
      ...(expires !== undefined && { expires: isoTime(expires) }),
      ...(end && { end }),
    })),
  };
}

const MILLISECOND = 1_000_000n;
