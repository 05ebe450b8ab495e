import type { Explanation } from './explain.ts';
import type { CaseFailure } from './report.ts';
import { plural } from './words.ts';

/** Failures of one kind in a report, with the one that stands for the rest. */
const MOST_FAILURES = 20;
/** Places that can't be read are mostly alike. */
export const MOST_UNREAD = 11;

export const UNWANTED = 'An alert that must not be';

/** Tells the first of many one by one, and the others in one failure. */
export function told<T extends { readonly line: number }>(
  items: readonly T[],
  tell: (item: T) => CaseFailure,
  rest: { readonly file: string; readonly what: string; readonly verdict: string; readonly most?: number },
): readonly CaseFailure[] {
  const { file, what, verdict, most = MOST_FAILURES } = rest;
  if (items.length <= most) return items.map(tell);
  const left = items.slice(most - 1);
  const reason = `${plural(left.length, `more ${what}`)} from this line on ${verdict}.`;
  return [...items.slice(0, most - 1).map(tell), { file, line: left[0]?.line ?? 1, reason }];
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
