import type { TomlString, TomlTable } from '../toml/ast.ts';
import { readToml } from '../toml/read-toml.ts';
import { parseQuery, queryReader, type ReadQuery } from './parse-query.ts';
import { huntOf, readHuntQueries } from './read-hunt.ts';
import type { EmbeddedQuery, QueryLanguage, RuleDocument } from './rule-document.ts';
import { LANGUAGES, queryLanguage } from './rule-type.ts';
import { stringOf, tableOf } from './values.ts';

/**
 * Reads a rule or hunting file as far as it can be read, whatever is wrong with it. All spans but those of queries are offsets of
 * `text`.
 */
export function readRule(text: string): RuleDocument {
  const { value: toml, errors: tomlErrors, notes: tomlNotes } = readToml(text);
  const hunt = huntOf(toml);
  const rule = tableOf(toml.root, 'rule');
  const type = stringOf(rule, 'type')?.value;
  const query = embeddedQuery(rule, type);
  return {
    text,
    toml,
    tomlErrors,
    tomlNotes,
    rule,
    hunt,
    metadata: tableOf(toml.root, 'metadata'),
    type,
    query,
    queries: hunt === undefined ? ruleQueries(query, rule) : readHuntQueries(hunt),
  };
}

function ruleQueries(
  query: EmbeddedQuery | undefined,
  rule: TomlTable | undefined,
): readonly EmbeddedQuery[] {
  return [query, threatQuery(rule)]
    .filter((one) => one !== undefined)
    .sort((a, b) => a.node.span.start - b.node.span.start);
}

function embeddedQuery(rule: TomlTable | undefined, type: string | undefined): EmbeddedQuery | undefined {
  const node = stringOf(rule, 'query');
  const language = queryLanguage(stringOf(rule, 'language')?.value, type);
  return node === undefined || language === undefined ? undefined : queryIn(node, language, parseQuery);
}

/** For `threat_match` rules: the query that picks the indicators. Kibana takes it for KQL where `threat_language` is not given. */
function threatQuery(rule: TomlTable | undefined): EmbeddedQuery | undefined {
  const node = stringOf(rule, 'threat_query');
  const language = LANGUAGES.find((one) => one === (stringOf(rule, 'threat_language')?.value ?? 'kuery'));
  return node === undefined || language === undefined ? undefined : queryIn(node, language, readThreat);
}

function queryIn(node: TomlString, language: QueryLanguage, read: ReadQuery): EmbeddedQuery {
  return { language, text: node.value, source: node.source, node, ...read(language, node.value) };
}

/** With a memory of its own: the two queries of a rule do not drive each other out. */
const readThreat = queryReader();
