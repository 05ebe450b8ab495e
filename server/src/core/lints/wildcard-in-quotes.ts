import type { Lint } from './lint.ts';
import type { StringLiteral } from '../kql/ast.ts';
import { unquotedText } from '../kql/unquoted.ts';
import type { EmbeddedQuery } from '../rule/rule-document.ts';
import type { Fix, Severity } from '../text/diagnostic.ts';
import { holdsCommands } from './support/field-kinds.ts';
import { judgedValues } from './support/kql-values.ts';
import { fixesInFile } from './support/query-fix.ts';

export const wildcardInQuotes: Lint = {
  code: 'wildcard-in-quotes',
  category: 'query',
  severity: 'warning',
  summary: 'A `*` inside double quotes is a star, no wildcard.',
  rationale:
    'Kibana takes `*` for a wildcard in values without quotes only. In quotes it stands for itself, so `"*/tmp/*"` matches a value that has these two stars, and the rule stays silent. Values that are nothing but `"*"`, stars inside a value, and the network path `\\\\*\\` that Windows logs are taken as meant. In fields that hold commands, where a star may well be typed, the finding is a hint.',
  source:
    'elastic/kibana, kbn-es-query (grammar.peggy: QuotedString has no Wildcard); https://www.elastic.co/docs/reference/query-languages/kql',
  examples: [
    {
      title: 'A pattern in quotes',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.category:file and file.path:(«"/etc/cron*"» or /etc/init.d/*)\'\'\'',
    },
    {
      title: 'In a field with commands',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'process.name:find and process.args:«"*.pem"»\'\'\'',
    },
    {
      title: 'Wildcards, and stars that are meant',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.category:file and file.path:/etc/cron* and (user.roles:"*" or winlog.event_data.ShareName:"\\\\\\\\*\\\\C$")\'\'\'',
    },
  ],
  *check(context) {
    for (const { query, field, value } of judgedValues(context)) {
      if (value.kind !== 'string' || !value.quoted || !looksLikePattern(value.value)) continue;
      yield {
        message: `The \`*\` stands in quotes, where it is a star and no wildcard. ${ADVICE}`,
        span: query.source.spanToSource(value.span),
        fixes: fixes(value, query, context.rule.text),
        ...(holdsCommands(field?.name ?? '') ? { severity: 'hint' satisfies Severity } : {}),
      };
    }
  },
};

const ADVICE = 'Leave the quotes out to match a pattern.';

function looksLikePattern(value: string): boolean {
  const isEdge = value.startsWith('*') || value.endsWith('*');
  return isEdge && /[^*\s]/.test(value) && !value.startsWith('\\\\*\\');
}

function fixes({ span, value }: StringLiteral, query: EmbeddedQuery, file: string): readonly Fix[] {
  const newText = unquotedText(value);
  if (newText === undefined) return [];
  return fixesInFile(query, file, [{ title: 'Leave the quotes out', edits: [{ span, newText }] }]);
}
