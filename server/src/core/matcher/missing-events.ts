import { floorTo, MILLISECOND } from '../condition/dates.ts';
import type { EventKey } from './join-key.ts';
import { MissingHits } from './missing-hits.ts';
import type { OrderedEvent } from './ordinal.ts';
import type { PlannedTerm, SequencePlan } from './plan-sequence.ts';
import type { MissingHit, SequenceObserver } from './sequence-observer.ts';
import type { TermCheck } from './term-check.ts';

/** The events of a sequence whose positive terms are all there. */
export interface Completed {
  readonly key: EventKey;
  readonly events: readonly OrderedEvent[];
}

interface MissingTerm {
  /** Its index in the plan. */
  readonly term: number;
  readonly check: TermCheck;
  /** How many positive terms stand before it. */
  readonly after: number;
  readonly hits: MissingHits;
}

/** A hit in front of the sequence, and what it means for the time behind it. */
interface Waiting {
  readonly completed: Completed;
  /** The nearest hit before the sequence: with one, the time that must be clean starts there. */
  readonly before: Hit | undefined;
}

interface Hit {
  readonly term: number;
  /** Nanoseconds since 1970. */
  readonly time: bigint;
}

/**
 * Tells of completed sequences whether the events that may not be there (`![…]`) are absent (Elasticsearch's TumblingWindow,
 * doCheckMissingEvents). Only hits with the sequence's join keys count, and times in whole milliseconds: between two
 * events lies what is later than the first and earlier than the second. Hits in front and behind matter only within
 * `maxspan`; of those in front the nearest counts, of those behind the first. A sequence waits for what comes behind it.
 */
export class MissingEvents {
  readonly #leading: readonly MissingTerm[];
  readonly #middle: readonly MissingTerm[];
  readonly #trailing: readonly MissingTerm[];
  readonly #maxspan: bigint;
  readonly #observer: SequenceObserver | undefined;
  readonly #accepted: Completed[] = [];
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #blocked: (Completed & { readonly by: readonly MissingHit[] })[] = [];

  /** `maxspan` in nanoseconds. */
  constructor(
    plan: SequencePlan,
    maxspan: bigint,
    checkOf: (planned: PlannedTerm) => TermCheck,
    observer?: SequenceObserver,
  ) {
    const positives = plan.terms.filter(({ term }) => !term.missing).length;
    const terms = plan.terms.flatMap((planned, term): MissingTerm[] => {
      if (!planned.term.missing) return [];
      const after = plan.terms.slice(0, term).filter((before) => !before.term.missing).length;
      return [{ term, check: checkOf(planned), after, hits: new MissingHits(maxspan) }];
    });
    this.#leading = terms.filter(({ after }) => after === 0);
    this.#middle = terms.filter(({ after }) => after > 0 && after < positives);
    this.#trailing = terms.filter(({ after }) => after === positives);
    this.#maxspan = maxspan;
    this.#observer = observer;
  }

  /** The number of hits and of completed sequences that are kept until they decide or are decided. */
  get keptCount(): number {
    const hits = [...this.#leading, ...this.#middle].reduce((sum, term) => sum + term.hits.count, 0);
    return [...this.#waiting.values()].reduce((sum, waiting) => sum + waiting.length, hits);
  }

  offer(event: OrderedEvent): void {
    for (const { term, check, hits } of this.#leading) this.#hear(term, check, event, hits);
    for (const { term, check, hits } of this.#middle) this.#hear(term, check, event, hits);
    for (const { term, check } of this.#trailing) {
      for (const { id } of this.#hear(term, check, event)) this.#settle(id, { term, time: event.time });
    }
  }

  #hear(term: number, check: TermCheck, at: OrderedEvent, hits?: MissingHits): readonly EventKey[] {
    const keys = check.met(at);
    if (keys === undefined) return [];
    if (keys.length === 0) this.#observer?.({ kind: 'keyless', term, at });
    for (const key of keys) {
      this.#observer?.({ kind: 'met', term, key, at });
      hits?.add(key.id, at.time);
    }
    return keys;
  }

  /** Takes a sequence when its last event is there. */
  complete(completed: Completed): void {
    const { key, events } = completed;
    for (const { term, after, hits } of this.#middle) {
      const [previous, next] = [events[after - 1], events[after]];
      if (previous === undefined || next === undefined) continue;
      const time = hits.firstBetween(key.id, previous.time, next.time);
      if (time !== undefined) {
        this.#block(completed, [{ term, time }]);
        return;
      }
    }
    const before = this.#nearestBefore(completed);
    if (this.#leading.length > 0 && before === undefined) this.#accepted.push(completed);
    else if (this.#trailing.length > 0) this.#wait({ completed, before });
    else this.#judge({ completed, before }, undefined);
  }

  #nearestBefore({ key, events }: Completed): Hit | undefined {
    let nearest: Hit | undefined;
    for (const { term, hits } of this.#leading) {
      const time = hits.lastBefore(key.id, events[0]?.time ?? 0n);
      if (time !== undefined && (nearest === undefined || time > nearest.time)) nearest = { term, time };
    }
    return nearest;
  }

  #wait(waiting: Waiting): void {
    const { id } = waiting.completed.key;
    const others = this.#waiting.get(id);
    if (others === undefined) this.#waiting.set(id, [waiting]);
    else others.push(waiting);
  }

  /** A hit decides all sequences that ended before its millisecond. */
  #settle(id: string, behind: Hit): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    const start = floorTo(behind.time, MILLISECOND);
    const open = waiting.filter((one) => {
      if ((one.completed.events.at(-1)?.time ?? 0n) >= start) return true;
      this.#judge(one, behind);
      return false;
    });
    if (open.length === 0) this.#waiting.delete(id);
    else this.#waiting.set(id, open);
  }

  /** The stretch between the hits, or from a hit to the far end of the sequence, must be longer than `maxspan`. */
  #judge({ completed, before }: Waiting, behind: Hit | undefined): void {
    const { events } = completed;
    const start = before?.time ?? events[0]?.time ?? 0n;
    const end = behind?.time ?? events.at(-1)?.time ?? 0n;
    const isClean = (before === undefined && behind === undefined) || end - start > this.#maxspan;
    if (isClean) this.#accepted.push(completed);
    else
      this.#block(
        completed,
        [before, behind].filter((hit) => hit !== undefined),
      );
  }

  #block(completed: Completed, hits: readonly Hit[]): void {
    if (this.#observer === undefined) return;
    const by = hits.map(({ term, time }) => ({ term, time: time / MILLISECOND }));
    this.#blocked.push({ ...completed, by });
  }

  /** The sequences that are results already, and forgets them. Those whose time is over can't be ruled out any more. */
  drain(now: bigint): readonly Completed[] {
    for (const [id, waiting] of this.#waiting) {
      const open = waiting.filter(({ completed, before }) => {
        const start = before?.time ?? completed.events[0]?.time ?? 0n;
        if (now - start <= this.#maxspan) return true;
        this.#accepted.push(completed);
        return false;
      });
      if (open.length === 0) this.#waiting.delete(id);
      else this.#waiting.set(id, open);
    }
    return this.#accepted.splice(0);
  }

  /** The sequences that are results: what no event decided is one. */
  finish(): readonly Completed[] {
    for (const waiting of this.#waiting.values())
      this.#accepted.push(...waiting.map(({ completed }) => completed));
    this.#waiting.clear();
    for (const blocked of this.#blocked) this.#observer?.({ kind: 'blocked', ...blocked });
    return this.#accepted;
  }
}
