import type { ConfigurationDocument } from '../configuration/read-configuration.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import { LineIndex } from '../text/line-index.ts';
import type { TomlDocument } from '../toml/ast.ts';
import { queryView, type QueryView } from './query/query-view.ts';

/** One version of an open file, as the features see it: a rule, a file whose whole text is a query, or a `rulewright.toml`. */
export interface SourceFile {
  readonly text: string;
  readonly lines: LineIndex;
  /** The rule as the lints read it; for a file that is a query, one that holds nothing else (`query-document.ts`). */
  readonly document: RuleDocument;
  /** `undefined` for a file that is none. */
  readonly rule: RuleDocument | undefined;
  readonly configuration: ConfigurationDocument | undefined;
  /** `undefined` for a file that is a query. */
  readonly toml: TomlDocument | undefined;
  /** The queries that are more than text to the editor, in the order of the file. */
  readonly queries: readonly QueryView[];
}

export function ruleFile(rule: RuleDocument): SourceFile {
  return new Version(rule, { rule });
}

export function queryFile(document: RuleDocument): SourceFile {
  return new Version(document, {});
}

export function configurationFile(configuration: ConfigurationDocument): SourceFile {
  const { text, toml } = configuration;
  const nothing = {
    rule: undefined,
    hunt: undefined,
    metadata: undefined,
    type: undefined,
    query: undefined,
  };
  const document = { text, toml, tomlErrors: [], tomlNotes: [], ...nothing, queries: [] };
  return new Version(document, { configuration });
}

/** A query and an offset in it. */
export interface QueryPlace {
  readonly query: QueryView;
  readonly offset: number;
}

/** The query that an offset of the file lies in. */
export function queryAt({ queries }: SourceFile, fileOffset: number): QueryPlace | undefined {
  for (const query of queries) {
    const offset = query.toQuery(fileOffset);
    if (offset !== undefined) return { query, offset };
  }
  return undefined;
}

/** The query that a rule runs, or that a file is. */
export function mainQuery({ document, queries }: SourceFile): QueryView | undefined {
  return queries.find(({ query }) => query === document.query);
}

/**
 * A class for its getter: of object literals with one, V8 keeps the shape and with it what the getter reads, one for every
 * character that is typed, until a full collection.
 */
class Version implements SourceFile {
  readonly text: string;
  readonly document: RuleDocument;
  readonly rule: RuleDocument | undefined;
  readonly configuration: ConfigurationDocument | undefined;
  readonly toml: TomlDocument | undefined;
  readonly queries: readonly QueryView[];
  #lines: LineIndex | undefined;

  constructor(
    document: RuleDocument,
    { rule, configuration }: Partial<Pick<SourceFile, 'rule' | 'configuration'>>,
  ) {
    this.text = document.text;
    this.document = document;
    this.rule = rule;
    this.configuration = configuration;
    this.toml = (rule ?? configuration)?.toml;
    this.queries = document.queries.flatMap((query) => queryView(query, rule?.text) ?? []);
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }
}
