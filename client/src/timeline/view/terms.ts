/** How the terms of a query are called. */
import type { ExplainedSequence, TimelineTerm } from '../../../../server/src/protocol/index.ts';

/** What signs and names need to know of a query's terms. */
export type Terms = readonly Pick<ExplainedSequence['terms'][number], 'number' | 'run' | 'missing'>[];

/** On a mark: the term's number, with the run of a term that must happen several times, and a sign before a missing event's. */
export function termSign(terms: Terms, term: TimelineTerm): string {
  if (term === 'until') return 'U';
  const { number, run, missing } = terms[term] ?? { number: term + 1, run: 1, missing: false };
  const hasRuns = terms.some((other) => other.number === number && other.run > 1);
  return `${missing ? '!' : ''}${String(number)}${hasRuns ? `.${String(run)}` : ''}`;
}

export function termName(terms: Terms, term: TimelineTerm): string {
  if (term === 'until') return '`until`';
  return terms[term]?.missing === true
    ? `missing event ${termSign(terms, term).slice(1)}`
    : `stage ${termSign(terms, term)}`;
}

/** The stage of a term, whichever of its runs it is. */
export function stageName(terms: Terms, term: TimelineTerm): string {
  if (term === 'until') return '`until`';
  const { number, missing } = terms[term] ?? { number: term + 1, missing: false };
  return `${missing ? 'missing event' : 'stage'} ${String(number)}`;
}

/** Of terms that are runs of one another, the first. */
export function stagesOf(terms: Terms, some: readonly TimelineTerm[]): readonly TimelineTerm[] {
  const seen = new Map<string, TimelineTerm>();
  for (const term of some.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const name = stageName(terms, term);
    if (!seen.has(name)) seen.set(name, term);
  }
  return [...seen.values()];
}

function orderOf(term: TimelineTerm): number {
  return term === 'until' ? Infinity : term;
}

/** Without the backticks around what stands in the query. */
export function bareName(text: string): string {
  return text.replaceAll('`', '');
}
