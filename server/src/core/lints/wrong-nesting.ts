import { refusesBlank } from '../kql/print/last-text.ts';
import { fieldsOf, type FieldUse } from '../kql/walk.ts';
import type { FieldSchema } from '../schema/field.ts';
import type { Fix } from '../text/diagnostic.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { judgedKql, type KqlView } from './support/kql-query.ts';
import { fixesInFile } from './support/query-fix.ts';

export const wrongNesting: Lint = {
  code: 'wrong-nesting',
  category: 'query',
  severity: 'warning',
  summary:
    'KQL asks for the parts of a nested field without braces, or for those of another field with them.',
  rationale:
    'Elasticsearch keeps each object of a `nested` field apart: a condition on one of its parts holds only inside `field:{ … }`, and never outside. In front of a field that is not nested such braces make the search fail. Only types that all known sources of a field agree in are held against a query, and what an index maps may differ, so this is a warning.',
  source:
    'elastic/kibana, kbn-es-query (nested.ts, wildcards alone are wrapped by themselves); elastic/elasticsearch, NestedQueryBuilder',
  examples: [
    {
      title: 'A part of a nested field, without braces',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and «file.pe.sections.name»:(a or b)'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and file.pe.sections:{ name:(a or b) }'''",
    },
    {
      title: 'Braces behind a field that is not nested',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''«process.parent»:{ name:bash and pid:1 }'''",
    },
    {
      title: 'Nested fields, and a name with a wildcard',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''file.pe.sections:{ name:a and entropy > 7 } or file.pe.sections.na*:b or acme.list:{ x:1 }'''",
    },
  ],
  *check(context) {
    for (const view of judgedKql(context)) {
      for (const use of fieldsOf(view.tree)) {
        const found = use.pieces === undefined ? judge(use, view, context) : undefined;
        if (found !== undefined) yield found;
      }
    }
  },
};

function judge(use: FieldUse, view: KqlView, context: LintContext): Finding | undefined {
  if (use.condition.kind === 'nested') return judgeBraces(use, view, context);
  const nested = nestedAround(use, context.schema);
  return nested === undefined ? undefined : withoutBraces(use, nested, view, context);
}

function judgeBraces(
  { name, field }: FieldUse,
  { query }: KqlView,
  { schema }: LintContext,
): Finding | undefined {
  const types = schema.variants(name).map(({ type }) => type);
  const isKnown = types.length > 0 || schema.isPrefix(name);
  if (!isKnown || types.includes('nested') || types.includes('alias')) return undefined;
  return {
    message: `\`${name}\` is no nested field, so Elasticsearch fails this search. Write a condition for each of its parts: \`${name}.…:…\`.`,
    span: query.source.spanToSource(field.span),
  };
}

/** The innermost nested field that the name lies in and no braces around it name; `undefined` where none certainly is. */
function nestedAround({ name, path }: FieldUse, schema: FieldSchema): string | undefined {
  for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) {
    const around = name.slice(0, end);
    if (path !== undefined && (path === around || path.startsWith(`${around}.`))) return undefined;
    const types = schema.variants(around).map(({ type }) => type);
    if (types.length > 0 && types.every((type) => type === 'nested')) return around;
  }
  return undefined;
}

function withoutBraces(use: FieldUse, nested: string, { query }: KqlView, { rule }: LintContext): Finding {
  const rest = use.name.slice(nested.length + 1);
  return {
    message: `\`${nested}\` is a nested field, whose parts are found inside its braces alone: this never holds. Write \`${nested}:{ ${rest}:… }\`.`,
    span: query.source.spanToSource(use.field.span),
    fixes: fixesInFile(query, rule.text, bracesFix(use, nested, rest, query.text)),
  };
}

/** None where a blank behind the condition would make its last word an operator, or where braces stand around it already. */
function bracesFix(
  { field, path, condition }: FieldUse,
  nested: string,
  rest: string,
  text: string,
): readonly Fix[] {
  if (path !== undefined || field.quoted || refusesBlank(text, condition.span)) return [];
  const { end } = condition.span;
  return [
    {
      title: `Put it into \`${nested}:{ … }\``,
      edits: [
        { span: field.span, newText: `${nested}:{ ${rest}` },
        { span: { start: end, end }, newText: ' }' },
      ],
      preferred: true,
    },
  ];
}
