import type { FieldName, Literal } from '../kql/ast.ts';
import { fieldsOf } from '../kql/walk.ts';
import type { EmbeddedQuery } from '../rule/rule-document.ts';
import type { Fix } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { judgedKql, type KqlView } from './support/kql-query.ts';
import { kqlValues } from './support/kql-values.ts';
import { operatorAtEnd, operatorAtStart } from './support/operator-words.ts';
import { fixesInFile } from './support/query-fix.ts';

export const operatorAsText: Lint = {
  code: 'operator-as-text',
  category: 'query',
  severity: 'warning',
  summary: 'Kibana takes a word for text that was meant as an operator.',
  rationale:
    'Kibana knows `and`, `or` and `not` by the blanks around them and by what stands before them. At the end of a query or before a closing parenthesis they belong to the value, at the start of a condition to the field, and nobody complains: `user.name:root and` looks for the user `root and`. The operators of other languages (`==`) are text too; a condition written with them is searched for as text in every field.',
  source:
    'elastic/kibana, kbn-es-query (grammar.peggy: Keyword, UnquotedCharacter); measured with that grammar',
  examples: [
    {
      title: 'Nothing behind `and`',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and user.name:root «and»'''",
    },
    {
      title: 'Nothing behind `or`, in parentheses',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''process.name:(sh or bash «or») and event.category:process'''",
    },
    {
      title: 'Two operators',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and «or» user.name:root'''",
    },
    {
      title: 'A condition of another language',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and «user.name == root»'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and user.name:root'''",
    },
    {
      title: 'Words that are values',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'process.name:(not or "this and") and user.domain:OR\'\'\'',
    },
  ],
  *check(context) {
    for (const view of judgedKql(context)) {
      if (view.query.errors.length === 0) yield* inQuery(view, context);
    }
  },
};

function inQuery({ query, tree }: KqlView, context: LintContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { field } of fieldsOf(tree)) {
    const at = field.quoted ? undefined : operatorAtStart(query.text, field.span);
    if (at !== undefined) findings.push(inField(field, at, query, context));
  }
  for (const { field, value } of kqlValues(tree)) {
    const found = inValue(field, value, query, context);
    if (found !== undefined) findings.push(found);
  }
  return findings.sort((a, b) => a.span.start - b.span.start);
}

function inField(field: FieldName, at: Span, query: EmbeddedQuery, { rule }: LintContext): Finding {
  const word = query.text.slice(at.start, at.end);
  const rest = field.name.slice(word.length).trim();
  return {
    message: `Kibana takes \`${word}\` for a part of the field's name, \`${word} ${rest}\`, since no condition stands before it. Remove it, or what is too much before it.`,
    span: query.source.spanToSource(at),
    fixes: removal(query, rule.text, withoutWord(query.text, at, field.span)),
  };
}

function inValue(
  field: FieldName | undefined,
  value: Literal,
  query: EmbeddedQuery,
  { rule }: LintContext,
): Finding | undefined {
  if (value.kind === 'boolean' || value.kind === 'null' || (value.kind === 'string' && value.quoted))
    return undefined;
  if (field === undefined) {
    const foreign = foreignCondition(value, query, rule.text);
    if (foreign !== undefined) return foreign;
  }
  const at =
    operatorAtEnd(query.text, value.span, field === undefined) ?? operatorAtStart(query.text, value.span);
  if (at === undefined) return undefined;
  const word = query.text.slice(at.start, at.end);
  const isAll = at.start === value.span.start && at.end === value.span.end;
  return {
    message: `Kibana takes \`${word}\` for ${isAll ? 'a text to search for in every field' : `a part of the text \`${value.value}\``}, since ${at.end === value.span.end ? 'nothing stands behind it' : 'no condition stands before it'}. Remove it, or write the condition that it lacks. If it is meant, put the text in double quotes.`,
    span: query.source.spanToSource(at),
    fixes: isAll ? [] : removal(query, rule.text, withoutWord(query.text, at, value.span)),
  };
}

/** The word and the blanks between it and the rest. */
function withoutWord(text: string, at: Span, whole: Span): Span {
  if (at.start > whole.start) {
    return { start: whole.start + text.slice(whole.start, at.start).trimEnd().length, end: at.end };
  }
  return { start: at.start, end: whole.end - text.slice(at.end, whole.end).trimStart().length };
}

function removal(query: EmbeddedQuery, file: string, span: Span): readonly Fix[] {
  const title = `Remove \`${query.text.slice(span.start, span.end).trim()}\``;
  return fixesInFile(query, file, [{ title, edits: [{ span, newText: '' }] }]);
}

/** `field == value`, `field = value`, `field != value` without quotes. Linear: the parts can't stand for one another. */
const FOREIGN = /^([\w@][\w@.-]*)\s*(==?|!=|=~)\s*([^\s=!~]\S*)$/;

function foreignCondition(value: Literal, query: EmbeddedQuery, file: string): Finding | undefined {
  const { span } = value;
  const [, name = '', operator = '', right = ''] = FOREIGN.exec(query.text.slice(span.start, span.end)) ?? [];
  if (operator === '') return undefined;
  const meant = `${operator === '!=' ? 'not ' : ''}${name}:${right}`;
  return {
    message: `KQL has no \`${operator}\`: Kibana looks for this as a text, in every field. Write \`${meant}\`.`,
    span: query.source.spanToSource(span),
    fixes: fixesInFile(query, file, [
      { title: `Replace with \`${meant}\``, edits: [{ span, newText: meant }], preferred: true },
    ]),
  };
}
