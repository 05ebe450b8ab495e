import { SourceMap } from '../text/source-map.ts';
import type { TomlString, TomlTable } from '../toml/ast.ts';
import { parseQuery } from './parse-query.ts';
import type { EmbeddedQuery, QueryLanguage, RuleDocument } from './rule-document.ts';

/**
 * A file whose whole text is a query (`.eql`, `.kql`, `.esql`), in the shape of a rule that holds nothing else: what reads rules can
 * read it.
 */
export function queryDocument(text: string, language: QueryLanguage = 'eql'): RuleDocument {
  const span = { start: 0, end: text.length };
  const source = SourceMap.verbatim(text.length, 0);
  const node: TomlString = {
    kind: 'string',
    span,
    // In this style, as in the file, nothing is an escape.
    style: 'multiline-literal',
    value: text,
    content: span,
    source,
    closed: true,
  };
  const query: EmbeddedQuery = {
    language,
    text,
    source,
    node,
    ...parseQuery(language, text),
  };
  return {
    text,
    // Incomplete: what is not there is not missing.
    toml: { root: emptyTable(text), headers: [], comments: [], incomplete: true },
    tomlErrors: [],
    tomlNotes: [],
    rule: undefined,
    hunt: undefined,
    metadata: undefined,
    // What upstream wants of a rule in ES|QL is nothing to a query alone.
    type: language === 'eql' ? language : undefined,
    query,
    queries: [query],
  };
}

function emptyTable(text: string): TomlTable {
  return {
    kind: 'table',
    span: { start: 0, end: text.length },
    origin: 'root',
    header: undefined,
    entries: new Map(),
    pairs: [],
  };
}
