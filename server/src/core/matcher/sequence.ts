import { MILLISECOND } from '../condition/dates.ts';
import type { SampleEvent } from './event.ts';
import { keyOfId, type EventKey, type KeyValues } from './join-key.ts';
import { compareSequenceKeys } from './key-order.ts';
import { MissingEvents, type Completed } from './missing-events.ts';
import { compareOrder, type OrderedEvent } from './ordinal.ts';
import { eventsOf, extendPartial, type Partial } from './partial.ts';
import type { SequencePlan } from './plan-sequence.ts';
import type { PartialSequence, SequenceObserver, TermIndex } from './sequence-observer.ts';
import { Stage } from './stage.ts';
import { termChecks, type TermCheck } from './term-check.ts';

/** A sequence that happened: one event for each term, `undefined` for a missing event. */
export interface MatchedSequence {
  readonly keys: KeyValues;
  readonly events: readonly (SampleEvent | undefined)[];
}

/**
 * Elasticsearch's sequence machine (SequenceMatcher): for each join key one pending sequence a stage. Events come in their
 * order; each is offered to the stages from the last to the first, so that it never fills two stages of one sequence, and
 * a sequence that moves on leaves its stage. `until` is looked at after the stages. With a `maxspan` memory grows with the
 * sequences that can still be completed, not with the events.
 */
export class SequenceMatcher {
  readonly #plan: SequencePlan;
  readonly #stages: readonly Stage[];
  readonly #until: TermCheck | undefined;
  /** `undefined` without missing events. */
  readonly #missing: MissingEvents | undefined;
  readonly #completed: Completed[] = [];
  readonly #observer: SequenceObserver | undefined;
  /** True when a term can never match, so that no sequence can (Elasticsearch's optimizer empties it). */
  readonly isEmpty: boolean;

  /** An observer hears what happens, and changes nothing of it. */
  constructor(plan: SequencePlan, observer?: SequenceObserver) {
    const checkOf = termChecks();
    const { terms, until } = plan;
    const maxspan = plan.maxspan === undefined ? undefined : BigInt(plan.maxspan) * MILLISECOND;
    this.#plan = plan;
    this.#observer = observer;
    this.isEmpty = terms.some(({ condition }) => condition.kind === 'constant');
    this.#stages = terms.flatMap((planned, term) =>
      planned.term.missing ? [] : [new Stage(term, checkOf(planned), maxspan)],
    );
    this.#until = until === undefined ? undefined : checkOf(until);
    this.#missing = terms.some(({ term }) => term.missing)
      ? new MissingEvents(plan, maxspan ?? 0n, checkOf, observer)
      : undefined;
  }

  /** The number of pending partial sequences, over all keys and stages. */
  get pendingCount(): number {
    return this.#stages.reduce((sum, { size }) => sum + size, 0);
  }

  /** What missing events make it keep: times of events, and completed sequences that wait for what comes behind them. */
  get keptForMissingEvents(): number {
    return this.#missing?.keptCount ?? 0;
  }

  offer(event: OrderedEvent): void {
    if (this.isEmpty) return;
    this.#missing?.offer(event);
    for (let index = this.#stages.length - 1; index >= 0; index--) {
      const stage = this.#stages[index];
      if (stage === undefined) continue;
      const keys = this.#keysOf(stage.term, stage.check, event);
      if (keys.length === 0) continue;
      for (const key of keys) this.#advance(index, stage, key, event);
      if (stage.isCrowded) this.#sweep(stage, event);
    }
    this.#cut(event);
  }

  #keysOf(term: TermIndex, check: TermCheck, at: OrderedEvent): readonly EventKey[] {
    const keys = check.met(at);
    if (keys === undefined) return NONE;
    if (this.#observer === undefined) return keys;
    if (keys.length === 0) this.#observer({ kind: 'keyless', term, at });
    for (const key of keys) this.#observer({ kind: 'met', term, key, at });
    return keys;
  }

  /**
   * True when the event fills a stage of the term as soon as it meets its condition: it has the join keys, and a sequence
   * waits for it. To be asked before the event is offered.
   */
  wouldFill(term: number, event: OrderedEvent): boolean {
    const index = this.#stages.findIndex((stage) => stage.term === term);
    const keys = this.#stages[index]?.check.keysOf(event.event.source) ?? [];
    if (this.isEmpty || index === -1) return false;
    return keys.some(({ id }) => {
      const before = this.#stages[index - 1];
      const waiting = before?.waitingOf(id);
      return index === 0 || (waiting !== undefined && before?.isTooLate(waiting, event) === false);
    });
  }

  /** True when `until` would end a sequence if the event met it. To be asked after the event was offered. */
  wouldCut(event: OrderedEvent): boolean {
    const keys = this.#until?.keysOf(event.event.source) ?? [];
    return keys.some(({ id }) => this.#stages.some((stage) => stage.waitingOf(id) !== undefined));
  }

  /** A sequence that was found for the event leaves its stage, also when it is too old to go on. */
  #advance(index: number, stage: Stage, key: EventKey, event: OrderedEvent): void {
    if (index === 0) {
      this.#store(index, stage, key, event, event);
      return;
    }
    const before = this.#stages[index - 1];
    const waiting = before?.take(key.id);
    if (before === undefined || waiting === undefined) return;
    if (stage.isTooLate(waiting, event)) this.#tell('expired', before.term, key, waiting, event);
    else this.#store(index, stage, key, extendPartial(waiting, event), event);
  }

  #store(index: number, stage: Stage, key: EventKey, partial: Partial, at: OrderedEvent): void {
    if (index === this.#stages.length - 1) {
      const completed = { key, events: eventsOf(partial) };
      this.#tell('completed', stage.term, key, partial, at);
      if (this.#missing === undefined) this.#completed.push(completed);
      else this.#missing.complete(completed);
      return;
    }
    if (this.#observer !== undefined) {
      const replaced = stage.waitingOf(key.id);
      this.#observer({
        kind: 'stored',
        ...told(stage.term, key, partial, at),
        replaced: replaced === undefined ? undefined : eventsOf(replaced),
      });
    }
    stage.put(key.id, partial);
  }

  #cut(event: OrderedEvent): void {
    if (this.#until === undefined) return;
    for (const key of this.#keysOf('until', this.#until, event)) {
      for (const stage of this.#stages) {
        const lost = stage.take(key.id);
        if (lost !== undefined) this.#tell('cut', stage.term, key, lost, event);
      }
    }
  }

  #sweep(stage: Stage, event: OrderedEvent): void {
    stage.sweep(event, (id, lost) => {
      if (this.#observer !== undefined) this.#tell('expired', stage.term, keyOfId(id), lost, event);
    });
  }

  #tell(
    kind: 'expired' | 'cut' | 'completed',
    term: number,
    key: EventKey,
    partial: Partial,
    at: OrderedEvent,
  ): void {
    this.#observer?.({ kind, ...told(term, key, partial, at) });
  }

  /**
   * The sequences that are decided so far, and forgets them. Without missing events they come in the order of `finish`; with
   * them one that an earlier event decided comes earlier.
   * @param now the event that was offered last
   */
  drain(now: OrderedEvent): readonly MatchedSequence[] {
    return this.#inOrder(this.#missing?.drain(now.time) ?? this.#completed.splice(0));
  }

  /** All sequences that were not drained, by their completing event and then by key. */
  finish(): readonly MatchedSequence[] {
    return this.#inOrder(this.#missing?.finish() ?? this.#completed);
  }

  #inOrder(completed: readonly Completed[]): readonly MatchedSequence[] {
    return [...completed]
      .sort(byCompletion)
      .map(({ key, events }) => ({ keys: key.values, events: this.#withGaps(events) }));
  }

  #withGaps(events: readonly OrderedEvent[]): readonly (SampleEvent | undefined)[] {
    let next = 0;
    return this.#plan.terms.map(({ term }) => (term.missing ? undefined : events[next++]?.event));
  }
}

const NONE: readonly EventKey[] = [];

function told(term: number, key: EventKey, partial: Partial, at: OrderedEvent): PartialSequence {
  return { term, key, events: eventsOf(partial), at };
}

function byCompletion(a: Completed, b: Completed): number {
  const [last, other] = [a.events.at(-1), b.events.at(-1)];
  if (last !== undefined && other !== undefined && last !== other) return compareOrder(last, other);
  return compareSequenceKeys(a.key.values, b.key.values);
}
