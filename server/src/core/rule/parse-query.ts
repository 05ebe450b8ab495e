import { parseEql } from '../eql/parse.ts';
import { parseEsql } from '../esql/parse.ts';
import { parseKql } from '../kql/parse.ts';
import { memoized } from '../text/memoized.ts';
import type { EmbeddedQuery, QueryLanguage } from './rule-document.ts';

/** The tree of a query in the key of its language, and what its parser found; nothing for a language that is not read. */
export type ParsedQuery = Pick<EmbeddedQuery, 'eql' | 'kql' | 'esql' | 'errors'>;

const UNREAD: ParsedQuery = { eql: undefined, kql: undefined, esql: undefined, errors: [] };

export type ReadQuery = (language: QueryLanguage, text: string) => ParsedQuery;

/**
 * A reader that keeps the last query of each language: while something else of a rule is typed, its query stays the same; the
 * trees are immutable, and shared.
 */
export function queryReader(): ReadQuery {
  const eql = memoized(parseEql);
  const kql = memoized(parseKql);
  const esql = memoized(parseEsql);
  return (language, text) => {
    switch (language) {
      case 'eql': {
        const { value, errors } = eql(text);
        return { ...UNREAD, eql: value, errors };
      }
      case 'kuery': {
        const { value, errors } = kql(text);
        return { ...UNREAD, kql: value, errors };
      }
      case 'esql': {
        const { value, errors } = esql(text);
        return { ...UNREAD, esql: value, errors };
      }
      case 'lucene':
        return UNREAD;
    }
  };
}

export const parseQuery = queryReader();
