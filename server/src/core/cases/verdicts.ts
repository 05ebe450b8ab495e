import type { SampleEvent } from '../matcher/event.ts';
import type { Explain } from './explain.ts';
import type { EventVerdict } from './report.ts';

/** Verdicts that are kept. */
const MOST_VERDICTS = 10_000;

/** How many events without an alert are told why: views show no more, and an explanation costs more than a verdict. */
const MOST_EXPLAINED = 1000;

/** What became of each event, of the first ones. */
export class Verdicts {
  readonly #list: EventVerdict[] = [];
  /** Holds no event back. */
  readonly #places = new WeakMap<SampleEvent, number>();
  #explained = 0;
  readonly #explain: Explain;

  constructor(explain: Explain) {
    this.#explain = explain;
  }

  /** @param alert `undefined` when that shows only later: `markAlert` */
  add(event: SampleEvent, alert: boolean | undefined): void {
    if (this.#list.length >= MOST_VERDICTS) return;
    if (alert === undefined) this.#places.set(event, this.#list.length);
    const isTold = alert !== true && ++this.#explained <= MOST_EXPLAINED;
    const failed = isTold ? this.#explain(event)?.condition : undefined;
    this.#list.push({ line: event.line, alert: alert === true, ...(failed === undefined ? {} : { failed }) });
  }

  /** An event that was added is part of an alert. */
  markAlert(event: SampleEvent): void {
    const place = this.#places.get(event);
    const verdict = place === undefined ? undefined : this.#list[place];
    if (place !== undefined && verdict !== undefined) this.#list[place] = { line: verdict.line, alert: true };
  }

  finish(): readonly EventVerdict[] {
    return this.#list;
  }
}
