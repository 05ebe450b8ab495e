import { parseEql } from '../eql/parse.ts';
import { parseEsql } from '../esql/parse.ts';
import { parseKql } from '../kql/parse.ts';
import { memoized } from '../text/memoized.ts';
import type { EmbeddedQuery, QueryLanguage } from './rule-document.ts';

/** The tree of a query in the key of its language, and what its parser found; nothing for a language that is not read. */
export type ParsedQuery = Pick<EmbeddedQuery, 'eql' | 'kql' | 'esql' | 'errors'>;

/** While something else of a rule is typed, its query stays the same: the trees are immutable, and shared. */
const readEql = memoized(parseEql);
const readKql = memoized(parseKql);
const readEsql = memoized(parseEsql);

const UNREAD: ParsedQuery = { eql: undefined, kql: undefined, esql: undefined, errors: [] };

export function parseQuery(language: QueryLanguage, text: string): ParsedQuery {
  switch (language) {
    case 'eql': {
      const { value, errors } = readEql(text);
      return { ...UNREAD, eql: value, errors };
    }
    case 'kuery': {
      const { value, errors } = readKql(text);
      return { ...UNREAD, kql: value, errors };
    }
    case 'esql': {
      const { value, errors } = readEsql(text);
      return { ...UNREAD, esql: value, errors };
    }
    case 'lucene':
      return UNREAD;
  }
}
