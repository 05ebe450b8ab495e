import { improvementsOf, type Improvement } from '../kql/optimize.ts';
import type { Lint } from './lint.ts';
import { judgedKql } from './support/kql-query.ts';
import { fixesInFile } from './support/query-fix.ts';

export const unoptimizedQuery: Lint = {
  code: 'unoptimized-query',
  category: 'query',
  severity: 'hint',
  summary: 'A KQL query that is not in the form that the tests of detection-rules want.',
  rationale:
    'The tests of elastic/detection-rules fail for a query that its own optimizer would write otherwise: several conditions on one field, a `not` among the values that could stand before the field, parentheses in a chain of the same operator. The meaning is the same for Kibana, so this matters only where these tests run. Queries that name `powershell.file.script_block_text` are exempt there, and here.',
  source:
    'elastic/detection-rules, tests/test_all_rules.py (test_all_rule_queries_optimized) and lib/kql/kql/optimizer.py',
  examples: [
    {
      title: 'A field twice in a chain',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and (file.name:a or «file.name:b» or file.name:(c or d))'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and (file.name:(a or b or c or d))'''",
    },
    {
      title: 'Conditions that are negated',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''user.name:* and event.category:file and «not user.name:a» and not user.name:b'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''user.name:(* and not (a or b)) and event.category:file'''",
    },
    {
      title: 'A negation inside',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and «file.name:(not a)»'''",
      fixed: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and not file.name:a'''",
    },
    {
      title: 'Parentheses in a chain of the same operator',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and «(file.name:a and user.name:b)»'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and file.name:a and user.name:b'''",
    },
    {
      title: 'A query in that form',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and file.name:(a* and not (ab or ac)) and (user.name:x or not user.id:(0 or 1))'''",
    },
  ],
  *check(context) {
    // Upstream looks at `query` alone.
    const main = judgedKql(context).find(({ query }) => query === context.rule.query);
    const { query, tree } = main ?? {};
    if (query === undefined || tree === undefined || query.errors.length > 0) return;
    if (query.text.includes(EXEMPT_FIELD)) return;
    for (const improvement of improvementsOf(tree, query.text)) {
      const { title, why } = WORDS[improvement.kind];
      yield {
        message: `${why(named(improvement))} ${UPSTREAM}`,
        span: query.source.spanToSource(improvement.span),
        fixes: fixesInFile(query, context.rule.text, [{ title, edits: improvement.edits, preferred: true }]),
      };
    }
  },
};

const EXEMPT_FIELD = 'powershell.file.script_block_text';
const UPSTREAM = 'The tests of detection-rules want it otherwise; for Kibana it is the same.';

function named({ field }: Improvement): string {
  return field === undefined ? 'The field' : `\`${field}\``;
}

interface Words {
  readonly title: string;
  readonly why: (field: string) => string;
}

const WORDS: Readonly<Record<Improvement['kind'], Words>> = {
  'double-negation': { title: 'Remove both `not`', why: () => 'Two negations are none.' },
  'negated-value': {
    title: 'Move `not` before the field',
    why: (field) => `All values of ${field} are negated: \`not\` can stand before the field.`,
  },
  'nested-chain': {
    title: 'Remove the parentheses',
    why: () => 'These parentheses hold a chain of the same operator as the one around them.',
  },
  'repeated-field': {
    title: 'Put the values into one list',
    why: (field) => `${field} is compared more than once: its values can stand in one list.`,
  },
  'negated-values': {
    title: 'Put the negated values into one list',
    why: () => 'Several values are negated: one `not` can stand before a list of them.',
  },
};
