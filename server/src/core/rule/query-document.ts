import { parseEql } from '../eql/parse.ts';
import { SourceMap } from '../text/source-map.ts';
import type { TomlString, TomlTable } from '../toml/ast.ts';
import type { EmbeddedQuery, RuleDocument } from './rule-document.ts';

/** An `.eql` file, whose whole text is a query, in the shape of a rule that holds nothing else: what reads rules can read it. */
export function queryDocument(text: string): RuleDocument {
  const { value: eql, errors } = parseEql(text);
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
    language: 'eql',
    text,
    source,
    node,
    eql,
    kql: undefined,
    esql: undefined,
    errors,
  };
  return {
    text,
    // Incomplete: what is not there is not missing.
    toml: { root: emptyTable(text), headers: [], comments: [], incomplete: true },
    tomlErrors: [],
    tomlNotes: [],
    rule: undefined,
    metadata: undefined,
    type: 'eql',
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
