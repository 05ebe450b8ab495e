import type { Lint } from './lint.ts';
import type { FieldName, Literal } from '../kql/ast.ts';
import { holdsAddresses, holdsCommands } from './support/field-kinds.ts';
import { judgedValues } from './support/kql-values.ts';

export const questionMarkInValue: Lint = {
  code: 'question-mark-in-value',
  category: 'query',
  severity: 'hint',
  summary: 'A `?` in a KQL value is a question mark, no wildcard.',
  rationale:
    'EQL and Lucene take `?` for any single character; KQL has one wildcard, `*`, and its `?` matches a question mark alone. Only values without quotes are looked at, and none of fields that hold web addresses or commands, where a question mark is at home.',
  source:
    'elastic/kibana, kbn-es-query (grammar.peggy: Wildcard is `*`); https://www.elastic.co/docs/reference/query-languages/kql',
  examples: [
    {
      title: 'A wildcard of EQL',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and file.path:*/Program«?»Files/*'''",
    },
    {
      title: 'Question marks that are meant',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'url.original:*/login?next=* or user.name:"who?"\'\'\'',
    },
  ],
  *check(context) {
    for (const { query, field, value } of judgedValues(context)) {
      const at = suspiciousMark(field, value);
      if (at === undefined || value.kind === 'boolean' || value.kind === 'null') continue;
      yield {
        message:
          'The `?` stands for itself: the only wildcard of KQL is `*`. Write `*` for any characters, or put the value in double quotes if a question mark is meant.',
        span: query.source.spanToSource(value.source.spanToSource({ start: at, end: at + 1 })),
      };
    }
  },
};

function suspiciousMark(field: FieldName | undefined, value: Literal): number | undefined {
  if (field === undefined || holdsAddresses(field.name) || holdsCommands(field.name)) return undefined;
  if (value.kind !== 'pattern' && (value.kind !== 'string' || value.quoted)) return undefined;
  const at = value.value.indexOf('?');
  return at < 0 ? undefined : at;
}
