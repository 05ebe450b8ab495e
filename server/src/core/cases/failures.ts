import type { Explanation } from './explain.ts';
import type { CaseFailure } from './report.ts';
import { plural } from './words.ts';

/** Failures of one kind in a report, with the one that stands for the rest. */
const MOST_FAILURES = 20;
/** Places that can't be read are mostly alike. */
export const MOST_UNREAD = 11;

export const UNWANTED = 'An alert that must not be';

/** What is said of those that are not told one by one. */
export interface Rest {
  readonly file: string;
  readonly what: string;
  readonly verdict: string;
  readonly most?: number;
}

/** Tells the first of many one by one, and the others in one failure. @param total how many there are, where not all are given */
export function told<T extends { readonly line: number }>(
  items: readonly T[],
  tell: (item: T) => CaseFailure,
  rest: Rest,
  total = items.length,
): readonly CaseFailure[] {
  const list = new Told(tell, rest);
  for (const item of items) list.add(item);
  return list.finish(total);
}

/** The same for things that come one by one. */
export class Told<T extends { readonly line: number }> {
  readonly #failures: CaseFailure[] = [];
  #total = 0;
  #restLine = 1;
  readonly #tell: (item: T) => CaseFailure;
  readonly #rest: Rest;

  constructor(tell: (item: T) => CaseFailure, rest: Rest) {
    this.#tell = tell;
    this.#rest = rest;
  }

  add(item: T): void {
    const { most = MOST_FAILURES } = this.#rest;
    if (++this.#total === most) this.#restLine = item.line;
    if (this.#failures.length < most) this.#failures.push(this.#tell(item));
  }

  get first(): CaseFailure | undefined {
    return this.#failures[0];
  }

  finish(total = this.#total): readonly CaseFailure[] {
    const { file, what, verdict, most = MOST_FAILURES } = this.#rest;
    if (total <= most) return this.#failures;
    const left = total - most + 1;
    const reason = `${plural(left, `more ${what}`)} from this line on ${verdict}.`;
    return [...this.#failures.slice(0, most - 1), { file, line: this.#restLine, reason }];
  }
}

export function failure(
  file: string,
  line: number,
  reason: string,
  explanation: Pick<Explanation, 'condition'> | undefined,
): CaseFailure {
  if (explanation === undefined) return { file, line, reason };
  const { span, text, value } = explanation.condition;
  return { file, line, reason, condition: { span, text }, ...(value === undefined ? {} : { value }) };
}
