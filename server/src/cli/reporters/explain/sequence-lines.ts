import type { SampleEvent } from '../../../core/matcher/event.ts';
import type { KeyValues } from '../../../core/matcher/join-key.ts';
import type { TermIndex } from '../../../core/matcher/sequence-observer.ts';
import type { SequenceState, SequenceTrace } from '../../../core/trace/sequence-trace.ts';
import { printable } from '../../printable.ts';
import { count } from '../count.ts';
import type { PrettyOptions } from './condition-lines.ts';

/** More is told by `--format json`. */
const MOST = 40;

/** How the partial sequences went, by join key: each with its events' lines and what ended it. */
export function sequenceLines(trace: SequenceTrace, options: PrettyOptions): readonly string[] {
  const { style } = options;
  const [impossible] = trace.impossible;
  if (impossible !== undefined)
    return [`  No event can meet ${termName(impossible, trace)}, so nothing is looked at.`];
  const ended = trace.states.filter(({ end }) => end?.kind !== 'advanced');
  const shown = ended.slice(0, MOST);
  const lines = trace.lanes.flatMap(({ key }, lane) => {
    const own = shown.filter((state) => state.lane === lane).sort(byEvents);
    if (own.length === 0) return [];
    const title = key.length === 0 ? 'all events' : keyText(key);
    return [`  ${style.cyan(title)}`, ...own.map((state) => stateLine(state, trace, options))];
  });
  const hidden = ended.length - shown.length;
  return [
    ended.length === 0 ? '  No event starts a sequence.' : 'Sequences, by join key:',
    ...lines,
    ...(hidden > 0 ? [`  … and ${count(hidden, 'more sequence')}; --format json has all`] : []),
    ...asideLines(trace),
  ];
}

function byEvents({ events: a }: SequenceState, { events: b }: SequenceState): number {
  const at = a.findIndex((event, index) => event !== b[index]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

function stateLine(state: SequenceState, trace: SequenceTrace, { style }: PrettyOptions): string {
  const lines = state.events.map((event) => lineOf(event, trace));
  const sign = state.end?.kind === 'alert' ? style.green('✓') : style.red('✗');
  const numbers = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
  return `    ${sign} ${numbers}: ${fateOf(state, trace)}`;
}

/** What became of a sequence, in words. */
function fateOf(state: SequenceState, trace: SequenceTrace): string {
  const { end } = state;
  const waits = `waits for ${awaited(state, trace)}`;
  switch (end?.kind) {
    case undefined:
      return `${waits} when the events end`;
    case 'alert':
      return 'alert';
    case 'left-out':
      return 'complete, but a pipe of the query leaves it out';
    case 'blocked': {
      const by = end.by.map(({ event, term }) => `line ${lineOf(event, trace)} (${termName(term, trace)})`);
      return `complete, but not free of ${by.join(' and ')}, which may not be there`;
    }
    case 'expired':
      return `${waits}; line ${lineOf(end.at, trace)} comes after \`maxspan\``;
    case 'cut':
      return `${waits}; line ${lineOf(end.at, trace)} meets \`until\` and ends it`;
    case 'replaced':
      return `${waits}; line ${lineOf(end.at, trace)} takes its place`;
    case 'advanced':
      return `goes on with line ${lineOf(end.at, trace)}`;
  }
}

function awaited({ term }: SequenceState, trace: SequenceTrace): string {
  const next = trace.terms.findIndex((candidate, index) => index > term && !candidate.missing);
  return termName(next, trace);
}

function termName(term: TermIndex, { terms }: SequenceTrace): string {
  if (term === 'until') return '`until`';
  const place = terms[term];
  if (place === undefined) return 'nothing';
  const runs = terms.filter(({ number }) => number === place.number).length;
  return `term ${String(place.number)}${runs > 1 ? `, run ${String(place.run)} of ${String(runs)}` : ''}`;
}

function lineOf(event: number, { events }: SequenceTrace): string {
  return String(events[event]?.event.line ?? '?');
}

function asideLines({ untimed, events }: SequenceTrace): readonly string[] {
  const keyless = events.filter((event) => event.keyless.length > 0).map(({ event }) => event.line);
  return [
    ...(keyless.length > 0 ? [`  Without a join key that they must have: ${linesText(keyless)}.`] : []),
    ...(untimed.length > 0
      ? [`  Without a timestamp, so left out: ${linesText(untimed.map(({ line }) => line))}.`]
      : []),
  ];
}

function linesText(lines: readonly number[]): string {
  const shown = lines.slice(0, MOST).map(String).join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${lines.length > MOST ? ', …' : ''}`;
}

/** What one event did to the sequences of its join keys. */
export function eventInSequence(trace: SequenceTrace, event: SampleEvent): readonly string[] {
  const index = trace.events.findIndex((candidate) => candidate.event === event);
  const found = trace.events[index];
  if (found === undefined) return ['  The event has no timestamp, so it takes no part in a sequence.'];
  const changes = trace.states.flatMap((state) => changeBy(index, state, trace));
  const unused = found.met.flatMap(({ term, lane }) => {
    const made = trace.states.some(
      (state) => state.from === index && state.lane === lane && state.term === term,
    );
    return made ? [] : unusedLine(term, lane, trace);
  });
  const lines = [...changes, ...unused];
  return lines.length === 0 ? ['  It changes nothing for any sequence.'] : lines;
}

/** What the event began, and what it ended: that a sequence went on is told with what it went on to. */
function changeBy(index: number, state: SequenceState, trace: SequenceTrace): readonly string[] {
  const key = keyOf(state.lane, trace);
  const lines = linesText(state.events.map((event) => Number(lineOf(event, trace))));
  if (state.from === index) {
    const [head, fate] = [`  With it the sequence of ${lines}${key}`, fateOf(state, trace)];
    if (state.end?.at === index) return [`${head}: ${fate}.`];
    return [
      state.previous === undefined ? `  It starts a sequence${key}, which ${fate}.` : `${head} ${fate}.`,
    ];
  }
  if (state.end?.at !== index || state.end.kind === 'advanced') return [];
  return [`  The sequence of ${lines}${key} ${fateOf(state, trace)}.`];
}

/** Named where there are several. */
function keyOf(lane: number, { lanes }: SequenceTrace): string {
  const key = lanes[lane]?.key ?? [];
  return lanes.length < 2 || key.length === 0 ? '' : ` (${keyText(key)})`;
}

function keyText(key: KeyValues): string {
  return printable(key.map((value) => JSON.stringify(value)).join(', '));
}

/** A positive term for which nothing waits; a missing event and `until` never make a sequence go on. */
function unusedLine(term: TermIndex, lane: number, trace: SequenceTrace): readonly string[] {
  if (term === 'until' || trace.terms[term]?.missing !== false) return [];
  return [`  It meets ${termName(term, trace)}, but no sequence${keyOf(lane, trace)} waits for it.`];
}
