import type { EmbeddedQuery } from '../rule/rule-document.ts';
import type { FieldSchema } from '../schema/field.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { fieldValues } from './support/kql-values.ts';
import { fixesInFile } from './support/query-fix.ts';

export const unknownValue: Lint = {
  code: 'unknown-value',
  category: 'query',
  severity: 'warning',
  summary: 'A KQL value is a misspelt one of the few that its field can have.',
  rationale:
    'ECS closes the values of some fields, such as `event.category` and `event.type`. A value that is none of them but very near one is taken for a slip: the condition would never hold. Others are left in peace, since some agents write values of their own, and so are values in another case.',
  source: 'npm `@elastic/ecs` (allowed values)',
  examples: [
    {
      title: 'A misspelt value',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:«proces» and event.type:(start or creation)'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and event.type:(start or creation)'''",
    },
    {
      title: 'In quotes',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.kind:«"evnet"»\'\'\'',
      fixed: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.kind:"event"\'\'\'',
    },
    {
      title: 'Values of the set, of an agent of its own, in another case, and patterns',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.category:(process or "network_traffic") and event.outcome:(success or Success) and event.type:star*\'\'\'',
    },
  ],
  *check(context) {
    for (const { query, name, value, range } of fieldValues(context)) {
      if (range !== undefined || value.kind !== 'string') continue;
      const meant = meantValue(name, value.value, context.schema);
      if (meant !== undefined) yield finding(name, value, meant, query, context);
    }
  },
};

/** The value that was meant; `undefined` for one that may be right. */
function meantValue(name: string, value: string, schema: FieldSchema): string | undefined {
  const names = schema.field(name)?.allowedValues?.map((allowed) => allowed.name);
  if (names === undefined || names.some((known) => known === value.toLowerCase())) return undefined;
  return nearest(value, names);
}

function finding(
  field: string,
  { value, quoted, span }: { readonly value: string; readonly quoted: boolean; readonly span: Span },
  meant: string,
  query: EmbeddedQuery,
  { rule }: LintContext,
): Finding {
  const newText = quoted ? `"${meant}"` : meant;
  const fix = { title: `Replace with \`${meant}\``, edits: [{ span, newText }], preferred: true };
  return {
    message: `\`${value}\` is no value of \`${field}\` that ECS knows. Did you mean \`${meant}\`?`,
    span: query.source.spanToSource(span),
    fixes: fixesInFile(query, rule.text, [fix]),
  };
}
