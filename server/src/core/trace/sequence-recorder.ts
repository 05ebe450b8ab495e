import type { SampleEvent } from '../matcher/event.ts';
import type { EventKey } from '../matcher/join-key.ts';
import type { OrderedEvent } from '../matcher/ordinal.ts';
import type { SequencePlan } from '../matcher/plan-sequence.ts';
import type { MissingHit, PartialSequence, SequenceStep, TermIndex } from '../matcher/sequence-observer.ts';
import type { MatchedSequence } from '../matcher/sequence.ts';
import type {
  Blocking,
  Lane,
  SequenceState,
  SequenceTrace,
  StateEnd,
  StreamEvent,
} from './sequence-trace.ts';

const MILLISECOND = 1_000_000n;

/** A state whose end is not known yet. */
interface Growing {
  readonly made: Omit<SequenceState, 'end'>;
  end?: StateEnd;
}

interface RecordedEvent extends StreamEvent {
  readonly met: StreamEvent['met'][number][];
  readonly keyless: StreamEvent['keyless'][number][];
}

interface Track {
  readonly lane: number;
  /** The state that waits at a term, by the term's index in the plan. */
  readonly waiting: Map<number, number>;
  /** The complete ones, by the index of their last event. */
  readonly completed: Map<number, number>;
}

/** Turns the steps of the engine, in their order, into states with a beginning and an end. */
export class SequenceRecorder {
  readonly #indices: ReadonlyMap<OrderedEvent, number>;
  readonly #eventIndices: ReadonlyMap<SampleEvent, number>;
  readonly #events: readonly RecordedEvent[];
  /** The positive term before each term of the plan. */
  readonly #before: readonly (number | undefined)[];
  readonly #maxspan: bigint | undefined;
  readonly #lanes: Lane[] = [];
  readonly #tracks = new Map<string, Track>();
  readonly #states: Growing[] = [];
  /** Events that met a missing event's term, by term, lane and millisecond. */
  readonly #hits = new Map<string, number[]>();

  /** `maxspan` in nanoseconds. */
  constructor(plan: SequencePlan, stream: readonly OrderedEvent[], maxspan: bigint | undefined) {
    this.#indices = new Map(stream.map((event, index) => [event, index]));
    this.#eventIndices = new Map(stream.map(({ event }, index) => [event, index]));
    this.#events = stream.map(({ event, time }) => ({ event, time, met: [], keyless: [] }));
    this.#before = plan.terms.map((_term, index) => positiveBefore(plan, index));
    this.#maxspan = maxspan;
  }

  hear(step: SequenceStep): void {
    switch (step.kind) {
      case 'met':
        this.#meet(step);
        break;
      case 'keyless':
        this.#events[this.#indexOf(step.at)]?.keyless.push(step.term);
        break;
      case 'stored':
        this.#wait(step);
        break;
      case 'completed':
        this.#track(step.key).completed.set(this.#indexOf(step.at), this.#grow(step));
        break;
      case 'expired':
      case 'cut':
        this.#lose(step);
        break;
      case 'blocked':
        this.#block(step);
        break;
    }
  }

  #meet({ term, key, at }: Extract<SequenceStep, { kind: 'met' }>): void {
    const { lane } = this.#track(key);
    const index = this.#indexOf(at);
    this.#events[index]?.met.push({ term, lane });
    const place = hitId(term, lane, at.time / MILLISECOND);
    const hits = this.#hits.get(place);
    if (hits === undefined) this.#hits.set(place, [index]);
    else hits.push(index);
  }

  #wait(step: PartialSequence): void {
    const { waiting } = this.#track(step.key);
    const made = this.#grow(step);
    const replaced = waiting.get(step.term);
    if (replaced !== undefined)
      this.#end(replaced, { kind: 'replaced', at: this.#indexOf(step.at), by: made });
    waiting.set(step.term, made);
  }

  /** A new state; that from which it grew is over. */
  #grow({ key, term, events, at }: PartialSequence): number {
    const { lane, waiting } = this.#track(key);
    const from = this.#indexOf(at);
    const next = this.#states.length;
    const indices = events.map((event) => this.#indexOf(event));
    const before = this.#before[term];
    const previous = before === undefined ? undefined : waiting.get(before);
    if (before !== undefined && previous !== undefined) {
      waiting.delete(before);
      this.#end(previous, { kind: 'advanced', at: from, next });
    }
    const [first] = events;
    const expires =
      first === undefined || this.#maxspan === undefined ? undefined : first.time + this.#maxspan;
    this.#states.push({ made: { lane, term, events: indices, previous, from, expires } });
    return next;
  }

  #lose({ kind, key, term, at }: PartialSequence & { readonly kind: 'expired' | 'cut' }): void {
    const { waiting } = this.#track(key);
    const lost = waiting.get(term);
    if (lost === undefined) return;
    waiting.delete(term);
    this.#end(lost, { kind, at: this.#indexOf(at) });
  }

  #block({ key, events, by }: Extract<SequenceStep, { kind: 'blocked' }>): void {
    const { lane, completed } = this.#track(key);
    const last = events.at(-1);
    const at = last === undefined ? undefined : this.#indexOf(last);
    const state = at === undefined ? undefined : completed.get(at);
    if (at === undefined || state === undefined) return;
    this.#end(state, { kind: 'blocked', at, by: by.flatMap((hit) => this.#eventsOf(hit, lane)) });
  }

  #eventsOf({ term, time }: MissingHit, lane: number): readonly Blocking[] {
    return (this.#hits.get(hitId(term, lane, time)) ?? []).map((event) => ({ term, event }));
  }

  #track(key: EventKey): Track {
    const known = this.#tracks.get(key.id);
    if (known !== undefined) return known;
    const track = {
      lane: this.#lanes.length,
      waiting: new Map<number, number>(),
      completed: new Map<number, number>(),
    };
    this.#lanes.push({ key: key.values });
    this.#tracks.set(key.id, track);
    return track;
  }

  #indexOf(event: OrderedEvent): number {
    const index = this.#indices.get(event);
    if (index === undefined) throw new RangeError('An event that is not in the stream.');
    return index;
  }

  #end(state: number, end: StateEnd): void {
    const growing = this.#states[state];
    if (growing !== undefined) growing.end = end;
  }

  /** `results`: what the query gives. */
  finish(results: readonly MatchedSequence[]): Pick<SequenceTrace, 'events' | 'lanes' | 'states'> {
    const alerts = new Set(results.map(({ keys, events }) => this.#resultId(keys, events)));
    for (const { lane, completed } of this.#tracks.values()) {
      for (const [at, state] of completed) {
        if (this.#states[state]?.end !== undefined) continue;
        const id = resultId(at, this.#lanes[lane]?.key ?? []);
        this.#end(state, { kind: alerts.has(id) ? 'alert' : 'left-out', at });
      }
    }
    return {
      events: this.#events,
      lanes: this.#lanes,
      states: this.#states.map(({ made, end }) => ({ ...made, end })),
    };
  }

  #resultId(keys: Lane['key'], events: MatchedSequence['events']): string {
    const last = events.findLast((event) => event !== undefined);
    return resultId(last === undefined ? -1 : (this.#eventIndices.get(last) ?? -1), keys);
  }
}

/** An event completes at most one sequence of a join key. */
function resultId(completing: number, key: Lane['key']): string {
  return `${String(completing)} ${JSON.stringify(key)}`;
}

function hitId(term: TermIndex, lane: number, millisecond: bigint): string {
  return `${String(term)} ${String(lane)} ${String(millisecond)}`;
}

function positiveBefore({ terms }: SequencePlan, index: number): number | undefined {
  const before = terms.slice(0, index).findLastIndex(({ term }) => !term.missing);
  return before === -1 ? undefined : before;
}
