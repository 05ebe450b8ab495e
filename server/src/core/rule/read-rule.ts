import { parseEql } from '../eql/parse.ts';
import { parseEsql } from '../esql/parse.ts';
import { parseKql } from '../kql/parse.ts';
import { memoized } from '../text/memoized.ts';
import type { TomlString, TomlTable } from '../toml/ast.ts';
import { readToml } from '../toml/read-toml.ts';
import type { EmbeddedQuery, QueryLanguage, RuleDocument } from './rule-document.ts';
import { queryLanguage } from './rule-type.ts';
import { stringOf, tableOf } from './values.ts';

/** Reads a rule file as far as it can be read, whatever is wrong with it. All spans but the query's are offsets of `text`. */
export function readRule(text: string): RuleDocument {
  const { value: toml, errors: tomlErrors, notes: tomlNotes } = readToml(text);
  const rule = tableOf(toml.root, 'rule');
  const type = stringOf(rule, 'type')?.value;
  const query = embeddedQuery(rule, type);
  return {
    text,
    toml,
    tomlErrors,
    tomlNotes,
    rule,
    metadata: tableOf(toml.root, 'metadata'),
    type,
    query,
    queries: query === undefined ? [] : [query],
  };
}

function embeddedQuery(rule: TomlTable | undefined, type: string | undefined): EmbeddedQuery | undefined {
  const node = stringOf(rule, 'query');
  const language = queryLanguage(stringOf(rule, 'language')?.value, type);
  if (node === undefined || language === undefined) return undefined;
  return { language, text: node.value, source: node.source, node, ...parsed(language, node) };
}

/** While something else of a rule is typed, its query stays the same: the trees are immutable, and shared. */
const readEql = memoized(parseEql);
const readKql = memoized(parseKql);
const readEsql = memoized(parseEsql);

type Parsed = Pick<EmbeddedQuery, 'eql' | 'kql' | 'esql' | 'errors'>;

const UNREAD: Parsed = { eql: undefined, kql: undefined, esql: undefined, errors: [] };

function parsed(language: QueryLanguage, { value: text }: TomlString): Parsed {
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
