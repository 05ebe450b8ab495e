import type { FieldReference } from '../eql/ast.ts';
import { KEYWORDS } from '../eql/tokens.ts';
import { isBooleanFalse } from '../rule/values.ts';
import type { FieldSchema } from '../schema/field.ts';
import type { Severity } from '../text/diagnostic.ts';
import type { Lint } from './lint.ts';
import { replaceInQuery } from './support/query-fix.ts';
import { judgedQuery, nodesOf } from './support/query-nodes.ts';

export const unknownField: Lint = {
  code: 'unknown-field',
  category: 'query',
  severity: 'warning',
  summary: 'The query names a field that neither ECS nor any known integration has.',
  rationale:
    'Elasticsearch refuses a query over a field that no index maps, and a condition on a field that is never filled in never holds. Known are ECS, the fields of Beats, of Elastic Defend, of Defend for Containers and of the integrations. A field whose first part nobody uses is taken for one of your own and only mentioned, as is an optional one (`?field`). With `query_schema_validation = false` in `[metadata]` nothing is looked up.',
  source:
    'Field names: npm `@elastic/ecs`, Beats, Elastic Defend and integration schemas (server/data/SOURCES.json); upstream compares with the same sources (detection_rules/rule_validators.py)',
  examples: [
    {
      title: 'A misspelt field',
      toml: "query = '''\nprocess where «proces.name» == \"bash\"\n'''",
      fixed: "query = '''\nprocess where process.name == \"bash\"\n'''",
    },
    {
      title: 'In a string with escapes',
      toml: 'query = "process where process.name == \\"a\\" and «process.excutable» : \\"*\\\\\\\\tmp\\\\\\\\*\\""',
      fixed:
        'query = "process where process.name == \\"a\\" and process.executable : \\"*\\\\\\\\tmp\\\\\\\\*\\""',
    },
    {
      title: 'A join key',
      toml: "query = '''\nsequence by «host.idd» [process where true] [network where true]\n'''",
      fixed: "query = '''\nsequence by host.id [process where true] [network where true]\n'''",
    },
    {
      title: 'Known fields',
      toml: "query = '''\nprocess where process.parent.name == \"bash\" and ?process.Ext.token.user == null\n'''",
    },
    {
      title: 'Any name may stand below a flattened field',
      toml: "query = '''\nany where labels.team == \"red\"\n'''",
    },
  ],
  *check(context) {
    const query = judgedQuery(context);
    if (query === undefined || isBooleanFalse(context.rule.metadata, 'query_schema_validation')) return;
    const suggest = suggestions(context.schema);
    for (const node of nodesOf(query, 'field')) {
      if (isKnown(node.name, context.schema) || isUnfinished(node)) continue;
      const meant = suggest(node.name);
      const severity = severityOf(node, context.schema);
      yield {
        message: messageOf(node, meant, context.schema),
        span: query.source.spanToSource(node.nameSpan),
        ...(severity === undefined ? {} : { severity }),
        ...(meant === undefined
          ? {}
          : replaceInQuery(query, context.rule.text, node.nameSpan, written(meant))),
      };
    }
  },
};

/** Finding a near name takes milliseconds: more of them than anyone reads would stop the editor. */
const MOST_SUGGESTIONS = 30;

function suggestions(schema: FieldSchema): (name: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (name) => {
    if (!found.has(name) && found.size < MOST_SUGGESTIONS) found.set(name, schema.nearest(name));
    return found.get(name);
  };
}

/** Still being typed, or broken: the query's parser has said so. */
function isUnfinished({ name }: FieldReference): boolean {
  return name === '' || name.endsWith('.');
}

/** A name that only leads to others (`process.parent`) is left to Elasticsearch: some integrations map it. */
function isKnown(name: string, schema: FieldSchema): boolean {
  return schema.field(name) !== undefined || schema.isPrefix(name) || schema.isDynamicChild(name);
}

function severityOf(node: FieldReference, schema: FieldSchema): Severity | undefined {
  return node.optional || !isFamiliar(node.name, schema) ? 'information' : undefined;
}

/** Whether any known field starts as this one does. */
function isFamiliar(name: string, schema: FieldSchema): boolean {
  const [first = name] = name.split('.');
  return schema.isPrefix(first) || schema.field(first) !== undefined;
}

function messageOf(node: FieldReference, meant: string | undefined, schema: FieldSchema): string {
  const what = `\`${node.name}\` is no field of ECS, Beats, Elastic Defend or an Elastic integration.`;
  if (meant !== undefined) return `${what} Did you mean \`${meant}\`?`;
  return isFamiliar(node.name, schema) ? `${what} Check its spelling.` : `${what} Is it one of your own?`;
}

/** The name as a query writes it: parts that are no plain words stand in backquotes. */
function written(name: string): string {
  const quoted = name
    .split('.')
    .map((part) => (/^[@A-Za-z_]\w*$/.test(part) && !KEYWORDS.has(part) ? part : `\`${part}\``));
  return quoted.join('.');
}
