import type { TomlTable } from '../toml/ast.ts';
import { readToml } from '../toml/read-toml.ts';
import { parseQuery } from './parse-query.ts';
import type { EmbeddedQuery, RuleDocument } from './rule-document.ts';
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
  return { language, text: node.value, source: node.source, node, ...parseQuery(language, node.value) };
}
