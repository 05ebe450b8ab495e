import type { EqlQuery } from '../eql/ast.ts';
import type { EsqlQuery } from '../esql/ast.ts';
import type { KqlQuery } from '../kql/ast.ts';
import type { SourceMap } from '../text/source-map.ts';
import type { SyntaxFault } from '../text/parse-result.ts';
import type { TomlDocument, TomlString, TomlTable } from '../toml/ast.ts';

export type QueryLanguage = 'eql' | 'kuery' | 'lucene' | 'esql';

/** A query that stands in a string of a rule file. */
export interface EmbeddedQuery {
  readonly language: QueryLanguage;
  /** The decoded query. */
  readonly text: string;
  /** Offsets of `text` <-> offsets of the rule file. */
  readonly source: SourceMap;
  readonly node: TomlString;
  /** The tree, for `eql`. Spans are offsets of `text`. */
  readonly eql: EqlQuery | undefined;
  /** The tree, for `kuery`. Spans are offsets of `text`. */
  readonly kql: KqlQuery | undefined;
  /** The tree, for `esql`. Spans are offsets of `text`. */
  readonly esql: EsqlQuery | undefined;
  /** What the query's parser found; spans are offsets of `text`. */
  readonly errors: readonly SyntaxFault[];
}

/** One version of a rule or hunting file, read as far as it can be. Immutable. */
export interface RuleDocument {
  readonly text: string;
  readonly toml: TomlDocument;
  /** What the TOML reader found; spans are offsets of the file. */
  readonly tomlErrors: readonly SyntaxFault[];
  /** Valid TOML 1.0 that upstream's reader refuses; spans are offsets of the file. */
  readonly tomlNotes: readonly SyntaxFault[];
  /** The `[rule]` table. */
  readonly rule: TomlTable | undefined;
  /** The `[hunt]` table of a hunting file, which is no rule: it has queries, and nothing else of one. */
  readonly hunt: TomlTable | undefined;
  /** The `[metadata]` table. */
  readonly metadata: TomlTable | undefined;
  /** `rule.type` as written. */
  readonly type: string | undefined;
  /** What the rule runs over events: `rule.query`. */
  readonly query: EmbeddedQuery | undefined;
  /** All queries in strings of the file, in its order. */
  readonly queries: readonly EmbeddedQuery[];
}
