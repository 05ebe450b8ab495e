import { columnFlow, type ColumnFlow } from '../../esql/columns/flow.ts';
import type { EsqlQuery } from '../../esql/ast.ts';
import { scan, type Scanned } from '../../esql/lexer/scan.ts';
import type { FieldSchema } from '../../schema/field.ts';

/** An ES|QL query as its features see it. All spans are offsets of `text`. */
export interface EsqlView {
  readonly text: string;
  readonly tree: EsqlQuery;
  /** Tokens and comments, in the order of the text. */
  readonly scanned: Scanned;
}

export function esqlView(text: string, tree: EsqlQuery): EsqlView {
  return new View(text, tree);
}

/** A class for its getter: see `source-file.ts`. */
class View implements EsqlView {
  readonly text: string;
  readonly tree: EsqlQuery;
  #scanned: Scanned | undefined;

  constructor(text: string, tree: EsqlQuery) {
    this.text = text;
    this.tree = tree;
  }

  get scanned(): Scanned {
    return (this.#scanned ??= scan(this.text));
  }
}

/** The columns of the query, with the types of fields; `until`: see `FlowOptions`. */
export function columnsOf({ text, tree }: EsqlView, schema: FieldSchema, until?: number): ColumnFlow {
  const fieldType = (name: string): string | undefined => esqlType(schema.field(name)?.type);
  return columnFlow(tree, text, { fieldType, ...(until !== undefined && { until }) });
}

/** ES|QL's type for a field type of Elasticsearch; `undefined` where ES|QL reads no such field. */
function esqlType(type: string | undefined): string | undefined {
  return type === undefined ? undefined : (TYPES.get(type) ?? type);
}

/** https://www.elastic.co/docs/reference/query-languages/esql/limitations */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['constant_keyword', 'keyword'],
  ['wildcard', 'keyword'],
  ['match_only_text', 'text'],
  ['short', 'integer'],
  ['byte', 'integer'],
  ['float', 'double'],
  ['half_float', 'double'],
  ['scaled_float', 'double'],
]);
