import { KEYWORDS } from '../eql/tokens.ts';
import { writtenName } from '../esql/columns/written-name.ts';
import type { KqlQuery } from '../kql/ast.ts';
import { fieldsOf } from '../kql/walk.ts';
import type { EmbeddedQuery, RuleDocument } from '../rule/rule-document.ts';
import { isBooleanFalse, stringOf, tablesOf } from '../rule/values.ts';
import type { FieldSchema } from '../schema/field.ts';
import type { Severity } from '../text/diagnostic.ts';
import { replaceFix } from '../text/fixes.ts';
import type { Span } from '../text/span.ts';
import type { TomlString } from '../toml/ast.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { columnsOf, kqlOf, readsField } from './support/esql-columns.ts';
import { readsUnlisted } from './support/unlisted-package.ts';
import { judgedEsql } from './support/esql-query.ts';
import { isKnownField, type FieldPattern } from './support/known-field.ts';
import { judgedKql } from './support/kql-query.ts';
import { operatorAtStart } from './support/operator-words.ts';
import { replaceInQuery } from './support/query-fix.ts';
import { judgedQuery, nodesOf } from './support/query-nodes.ts';

export const unknownField: Lint = {
  code: 'unknown-field',
  category: 'query',
  severity: 'warning',
  summary: 'The query names a field that neither ECS nor any known integration has.',
  rationale:
    'Elasticsearch refuses an EQL or ES|QL query over a field that no index maps, and a condition on a field that is never filled in never holds, in KQL neither. Known are ECS, the fields of Beats, of Elastic Defend, of Defend for Containers and of the integrations. A field whose first part nobody uses is taken for one of your own and only mentioned, as is an optional one (`?field`). A name with wildcards is known when it matches a known field. The fields of `threat_query` and of `threat_mapping` are looked up too. In ES|QL a field is only mentioned where `FROM` names an integration whose fields Rulewright does not have. With `query_schema_validation = false` in `[metadata]` nothing is looked up.',
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
      title: 'In KQL, inside a nested field too',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''«user.nam»:root and file.pe.sections:{ name:a and «entrpy»:1 } and «file.hsh.*»:*'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''user.name:root and file.pe.sections:{ name:a and entrpy:1 } and file.hsh.*:*'''",
    },
    {
      title: 'In the query for indicators, and in the mapping',
      toml: 'type = "threat_match"\nlanguage = "kuery"\nquery = "source.ip:*"\nthreat_query = "«event.knd»:enrichment"\n[[rule.threat_mapping]]\n[[rule.threat_mapping.entries]]\nfield = «"source.i"»\ntype = "mapping"\nvalue = «"threat.indicator.pi"»',
      fixed:
        'type = "threat_match"\nlanguage = "kuery"\nquery = "source.ip:*"\nthreat_query = "event.kind:enrichment"\n[[rule.threat_mapping]]\n[[rule.threat_mapping.entries]]\nfield = "source.i"\ntype = "mapping"\nvalue = "threat.indicator.pi"',
    },
    {
      title: 'Known fields in KQL, one with a wildcard',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''file.hash.*:* and *name:root and not _index:logs-x'''",
    },
    {
      title: 'In ES|QL, where the query makes no column of that name',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | eval Esql.user = user.name | where «proces.name» == "bash" and Esql.user == "root" | keep *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | eval Esql.user = user.name | where process.name == "bash" and Esql.user == "root" | keep *'''`,
    },
    {
      title: 'Any name may stand below a flattened field',
      toml: "query = '''\nany where labels.team == \"red\"\n'''",
    },
  ],
  *check(context) {
    if (isBooleanFalse(context.rule.metadata, 'query_schema_validation')) return;
    const suggest = suggestions(context.schema);
    for (const query of judgedQueries(context)) yield* inQuery(query, suggest, context);
    for (const node of mappedFields(context.rule)) {
      const finding = inMapping(node, suggest, context.schema);
      if (finding !== undefined) yield finding;
    }
  },
};

/** The fields of a `threat_mapping`: of the event (`field`) and of the indicator (`value`). */
function mappedFields({ rule }: RuleDocument): readonly TomlString[] {
  return tablesOf(rule, 'threat_mapping')
    .flatMap((group) => tablesOf(group, 'entries'))
    .flatMap((entry) => [stringOf(entry, 'field'), stringOf(entry, 'value')])
    .flatMap((node) => (node?.closed === true ? [node] : []));
}

function inMapping(
  { value: name, span }: TomlString,
  suggest: Suggest,
  schema: FieldSchema,
): Finding | undefined {
  const use = { name, pieces: undefined, optional: false };
  if (isUnfinished(name) || isKnownField(use, schema)) return undefined;
  const meant = suggest(name);
  const severity = severityOf(use, schema);
  const fixes = [replaceFix(`Replace with \`${meant ?? ''}\``, span, JSON.stringify(meant))];
  return {
    message: messageOf(use, meant, schema),
    span,
    ...(severity === undefined ? {} : { severity }),
    ...(meant === undefined ? {} : { fixes }),
  };
}

function judgedQueries(context: LintContext): readonly EmbeddedQuery[] {
  const inKql = judgedKql(context).map(({ query }) => query);
  return [judgedQuery(context), ...inKql, judgedEsql(context)?.query].filter((query) => query !== undefined);
}

type Suggest = (name: string) => string | undefined;

function* inQuery(query: EmbeddedQuery, suggest: Suggest, { schema, rule }: LintContext): Iterable<Finding> {
  for (const use of fieldsIn(query)) {
    if (isUnfinished(use.name) || isKnownField(use, schema)) continue;
    const meant = use.pieces === undefined ? suggest(use.name) : undefined;
    const severity = readsUnlisted(query, schema) ? 'information' : severityOf(use, schema);
    yield {
      message: messageOf(use, meant, schema),
      span: query.source.spanToSource(use.span),
      ...(severity === undefined ? {} : { severity }),
      ...(meant === undefined ? {} : replaceInQuery(query, rule.text, use.span, use.written(meant))),
    };
  }
}

/** The field of a condition in either language. */
interface FieldUse extends FieldPattern {
  /** Of the name as it is written there. */
  readonly span: Span;
  /** `?field` of EQL. */
  readonly optional: boolean;
  /** Another name as it is written in its place. */
  written(name: string): string;
}

function fieldsIn(query: EmbeddedQuery): readonly FieldUse[] {
  if (query.esql !== undefined) return esqlFields(query);
  return query.kql === undefined ? eqlFields(query) : kqlFields(query.kql, query.text);
}

/** Names that no command before them makes; those behind a command that may have made any are left out. */
function esqlFields(query: EmbeddedQuery): readonly FieldUse[] {
  const columns = (columnsOf(query)?.uses ?? [])
    .filter(readsField)
    .map(({ name, span }) => ({ name, pieces: undefined, span, optional: false, written: writtenName }));
  const inKql = kqlOf(query).flatMap(({ tree, text, toQuery }) =>
    kqlFields(tree, text).map((use) => ({ ...use, span: toQuery(use.span) })),
  );
  return [...columns, ...inKql];
}

function eqlFields(query: EmbeddedQuery): readonly FieldUse[] {
  return nodesOf(query, 'field').map(({ name, nameSpan, optional }) => ({
    name,
    pieces: undefined,
    span: nameSpan,
    optional,
    written: writtenInEql,
  }));
}

/** Without those that start with an operator, which `operator-as-text` reports. */
function kqlFields(tree: KqlQuery, text: string): readonly FieldUse[] {
  return fieldsOf(tree).flatMap(({ field, name, pieces, path }) =>
    !field.quoted && operatorAtStart(text, field.span) !== undefined
      ? []
      : [{ name, pieces, span: field.span, optional: false, written: (meant) => writtenInKql(meant, path) }],
  );
}

/** Finding a near name takes milliseconds: more of them than anyone reads would stop the editor. */
const MOST_SUGGESTIONS = 30;

function suggestions(schema: FieldSchema): Suggest {
  const found = new Map<string, string | undefined>();
  return (name) => {
    if (!found.has(name) && found.size < MOST_SUGGESTIONS) found.set(name, schema.nearest(name));
    return found.get(name);
  };
}

/** Still being typed, or broken: the query's parser has said so. */
function isUnfinished(name: string): boolean {
  return name === '' || name.endsWith('.');
}

function severityOf(
  { name, optional }: Pick<FieldUse, 'name' | 'optional'>,
  schema: FieldSchema,
): Severity | undefined {
  return optional || !isFamiliar(name, schema) ? 'information' : undefined;
}

/** Whether any known field starts as this one does. */
function isFamiliar(name: string, schema: FieldSchema): boolean {
  const [first = name] = name.split('.');
  return schema.isPrefix(first) || schema.field(first) !== undefined;
}

function messageOf({ name, pieces }: FieldPattern, meant: string | undefined, schema: FieldSchema): string {
  if (pieces !== undefined) {
    return `\`${name}\` matches no field of ECS, Beats, Elastic Defend or an Elastic integration. Check its spelling.`;
  }
  const what = `\`${name}\` is no field of ECS, Beats, Elastic Defend or an Elastic integration.`;
  const last = /\s(\S+)$/.exec(name)?.[1];
  if (last !== undefined)
    return `${what} If a condition starts with \`${last}\`, \`and\` or \`or\` is missing before it.`;
  if (meant !== undefined) return `${what} Did you mean \`${meant}\`?`;
  return isFamiliar(name, schema) ? `${what} Check its spelling.` : `${what} Is it one of your own?`;
}

/** The name as EQL writes it: parts that are no plain words stand in backquotes. */
function writtenInEql(name: string): string {
  const quoted = name
    .split('.')
    .map((part) => (/^[@A-Za-z_]\w*$/.test(part) && !KEYWORDS.has(part) ? part : `\`${part}\``));
  return quoted.join('.');
}

/** Inside a nested field the name goes on where that field's ends. */
function writtenInKql(name: string, path: string | undefined): string {
  return path !== undefined && name.startsWith(`${path}.`) ? name.slice(path.length + 1) : name;
}
