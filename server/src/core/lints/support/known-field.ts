import type { FieldSchema } from '../../schema/field.ts';
import { fitsPieces } from '../../text/fits-pieces.ts';

/** A field's name, perhaps with wildcards. */
export interface FieldPattern {
  readonly name: string;
  /** For a name with wildcards (`*` in `name`) what stands between them. */
  readonly pieces: readonly string[] | undefined;
}

/**
 * Whether a name is a field's, leads to one (`process.parent`, which some integrations map), may stand below one whose children
 * are free, or, with wildcards, matches one.
 */
export function isKnownField({ name, pieces }: FieldPattern, schema: FieldSchema): boolean {
  if (isKnownName(name, schema)) return true;
  return pieces !== undefined && matchesAny(pieces, schema);
}

function isKnownName(name: string, schema: FieldSchema): boolean {
  return (
    schema.field(name) !== undefined ||
    schema.isPrefix(name) ||
    schema.isDynamicChild(name) ||
    METADATA_FIELDS.has(name) ||
    ALERT_FIELDS.has(name) ||
    NEWER_FIELDS.has(name)
  );
}

/** https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/document-metadata-fields */
const METADATA_FIELDS: ReadonlySet<string> = new Set(['_id', '_index', '_ignored', '_routing', '_tier']);

/** Of Kibana's alerts, beside those that upstream's own table has (elastic/kibana, kbn-rule-data-utils, technical field names). */
const ALERT_FIELDS: ReadonlySet<string> = new Set(['kibana.alert.rule.tags']);

/** Of integrations since July 2024, the date of our table of their fields; as elastic/detection-rules names them. */
const NEWER_FIELDS: ReadonlySet<string> = new Set(['google_workspace.admin.setting.metadata.rule.type']);

/** The usual forms are looked up; only others, which are rare, go through all names. */
function matchesAny(pieces: readonly string[], schema: FieldSchema): boolean {
  const [first = '', ...rest] = pieces;
  if (pieces.every((piece) => piece === '')) return true;
  const isBelow = first.endsWith('.') && rest.every((piece) => piece === '');
  if (isBelow && isKnownName(first.slice(0, -1), schema)) return true;
  if (first !== '' && schema.isDynamicChild(`${first}x`)) return true;
  return schema.all().some(({ name }) => fitsPieces(pieces, name));
}
