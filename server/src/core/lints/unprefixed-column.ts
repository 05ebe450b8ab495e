import type { Column } from '../esql/columns/column.ts';
import type { EsqlQuery } from '../esql/ast.ts';
import type { Severity } from '../text/diagnostic.ts';
import type { Lint } from './lint.ts';
import { keepsOf, wholeEsql } from './support/esql-aggregation.ts';
import { columnsOf } from './support/esql-columns.ts';
import { isKnownField } from './support/known-field.ts';

export const unprefixedColumn: Lint = {
  code: 'unprefixed-column',
  category: 'query',
  severity: 'warning',
  summary: 'A column that an ES|QL query makes and gives has no `Esql.` before its name.',
  rationale:
    'The columns a query gives are written into the alert. Upstream wants those that are no fields to start with `Esql.`, or `Esql_priv.` for what should not be shown, so that they never meet a field of the same name; it checks that where it can ask a running stack. Columns that are used on the way and not kept are free; so is the name of a known field. Where only `KEEP *` lets a column through, it is mentioned.',
  source: 'elastic/detection-rules, detection_rules/rule_validators.py (`ESQLValidator`)',
  examples: [
    {
      title: 'A column of no field',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats «failures» = count(*) by user.name | where failures > 5 | keep user.name, failures'''`,
    },
    {
      title: 'With its prefix, with the name of a field, and on the way',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | eval name = to_lower(user.name) | stats Esql.failures = count(*), source.ip = values(source.ip), seen = max(@timestamp) by name | keep source.ip, Esql.*'''`,
    },
  ],
  *check(context) {
    const view = wholeEsql(context);
    const flow = view && columnsOf(view.query);
    if (view === undefined || flow === undefined) return;
    for (const column of flow.scope.columns.values()) {
      if (column.kind !== 'computed' || PREFIX.test(column.name)) continue;
      if (isKnownField({ name: column.name, pieces: undefined }, context.schema)) continue;
      yield {
        message: `\`${column.name}\` is no field, and the query gives it: name it \`Esql.${column.name}\`, or leave it out of \`KEEP\`.`,
        span: view.query.source.spanToSource(column.definition),
        ...(isNamed(column, view.tree) ? {} : { severity: 'hint' satisfies Severity }),
      };
    }
  },
};

const PREFIX = /^Esql(?:_priv)?\./;

/** A `KEEP` names the column, or it comes with no `KEEP *`. */
function isNamed({ name }: Column, tree: EsqlQuery): boolean {
  const patterns = keepsOf(tree).flatMap((keep) => keep.patterns.map((pattern) => pattern.name));
  return patterns.includes(name) || !patterns.includes('*');
}
