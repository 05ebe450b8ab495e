import { parseEql } from '../eql/parse.ts';
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
  return {
    text,
    toml,
    tomlErrors,
    tomlNotes,
    rule,
    metadata: tableOf(toml.root, 'metadata'),
    type,
    query: embeddedQuery(rule, type),
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

function parsed(language: QueryLanguage, node: TomlString): Pick<EmbeddedQuery, 'eql' | 'kql' | 'errors'> {
  switch (language) {
    case 'eql': {
      const { value, errors } = readEql(node.value);
      return { eql: value, kql: undefined, errors };
    }
    case 'kuery': {
      const { value, errors } = readKql(node.value);
      return { eql: undefined, kql: value, errors };
    }
    case 'esql':
    case 'lucene':
      return { eql: undefined, kql: undefined, errors: [] };
  }
}
