import { readDateLiteral } from '../condition/date-literal.ts';
import { literalFault } from '../condition/operands.ts';
import type { FieldRange, Literal, Pattern } from '../kql/ast.ts';
import type { Fix } from '../text/diagnostic.ts';
import { replaceFix } from '../text/fixes.ts';
import type { Lint } from './lint.ts';
import { certainField, type ValueGroup } from './support/certain-field.ts';
import { fieldValues } from './support/kql-values.ts';
import { fixesInFile } from './support/query-fix.ts';

export const unreadableValue: Lint = {
  code: 'unreadable-value',
  category: 'query',
  severity: 'error',
  summary: "A KQL value that Elasticsearch can't read as the type of its field.",
  rationale:
    "Kibana sends the values of a query as they are written, and Elasticsearch fails the search when a field of numbers, addresses, times or booleans gets one that it can't read. Wildcards are for text alone: in other fields only `*` by itself may stand, which asks for any value. Only types that all known sources of a field agree in are held against a query.",
  source:
    'elastic/kibana, kbn-es-query (is.ts, range.ts); elastic/elasticsearch (NumberFieldMapper, BooleanFieldMapper, InetAddresses, MappedFieldType.wildcardQuery)',
  examples: [
    {
      title: 'A text for a number',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'process.pid:(4 or «four») and destination.port > «"http"»\'\'\'',
    },
    {
      title: 'A pattern for an address',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'source.ip:(«192.168.*» or "2001:db8::/32")\'\'\'',
      fixed:
        'type = "query"\nlanguage = "kuery"\nquery = \'\'\'source.ip:(192.168.0.0/16 or "2001:db8::/32")\'\'\'',
    },
    {
      title: 'An address that is none',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''not destination.ip:(«localhost» or «10.0.0.0/33»)'''",
    },
    {
      title: 'A boolean, and a time',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''process.code_signature.trusted:«yes» and @timestamp >= «yesterday»'''",
    },
    {
      title: 'Values that fit',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'process.pid:(4 or "5") and source.ip:(10.0.0.0/8 or "::1") and @timestamp >= "now-30d/d" and event.created:2026-03-06 and process.code_signature.trusted:true and destination.port:* and user.name:four\'\'\'',
    },
  ],
  *check(context) {
    for (const { query, name, value, range } of fieldValues(context)) {
      const known = certainField(name, context.schema);
      const message = known && faultOf(value, range, known);
      if (message === undefined) continue;
      const fixes = known?.group === 'ip' && value.kind === 'pattern' ? blockFix(value) : [];
      yield {
        message,
        span: query.source.spanToSource(value.span),
        fixes: fixesInFile(query, context.rule.text, fixes),
      };
    }
  },
};

function faultOf(
  value: Literal,
  range: FieldRange['operator'] | undefined,
  { field, group }: NonNullable<ReturnType<typeof certainField>>,
): string | undefined {
  if (group === 'text' || value.kind === 'null') return undefined;
  if (value.kind === 'pattern') return patternFault(value, field.name, group);
  if (group === 'date') {
    const read = readDateLiteral(field, value.value, undefined);
    return 'fault' in read && read.fault === 'verification' ? read.message : undefined;
  }
  const operator =
    range === undefined ? ({ kind: 'equal' } as const) : ({ kind: 'range', comparison: range } as const);
  return literalFault(field, operator, value.value);
}

function patternFault({ value, pieces }: Pattern, field: string, group: ValueGroup): string | undefined {
  if (pieces.every((piece) => piece === '')) return undefined;
  return `\`${value}\` has a wildcard, but \`${field}\` holds ${WORDS[group]}: Elasticsearch knows wildcards for text alone, and fails this search. ${ADVICE[group]}`;
}

const WORDS: Readonly<Record<ValueGroup, string>> = {
  text: 'text',
  number: 'numbers',
  boolean: 'booleans',
  ip: 'IP addresses',
  date: 'dates',
};

const ADVICE: Readonly<Record<ValueGroup, string>> = {
  text: '',
  number: 'Write numbers, or a range with `>=`.',
  boolean: 'Write `true` or `false`.',
  ip: 'Write a block, as in `10.0.0.0/8`.',
  date: 'Write a range with `>=`; a day alone, as in `2026-03-06`, is all of it.',
};

/** `192.168.*` is the block `192.168.0.0/16`. */
function blockFix({ span, value }: Pattern): readonly Fix[] {
  const parts = value.replace(/(?:\.\*)+$/, '').split('.');
  if (parts.length > 3 || !value.endsWith('.*') || !parts.every(isByte)) return [];
  const block = `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${String(parts.length * 8)}`;
  return [replaceFix(`Replace with \`${block}\``, span, block)];
}

function isByte(part: string): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256;
}
