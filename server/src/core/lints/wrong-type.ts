import type { Call, Expression, InList, Match } from '../eql/ast.ts';
import { eqlFunction } from '../eql/functions/index.ts';
import { eventQueries, walkQuery } from '../eql/walk.ts';
import type { EmbeddedQuery } from '../rule/rule-document.ts';
import { textOf } from '../text/span.ts';
import type { Lint, LintContext } from './lint.ts';
import { typeOf, typeOfKind } from './support/expression-type.ts';
import type { ExpressionType } from './support/expression-type.ts';
import { replaceInQuery } from './support/query-fix.ts';
import { judgedQuery } from './support/query-nodes.ts';

export const wrongType: Lint = {
  code: 'wrong-type',
  category: 'query',
  severity: 'error',
  summary: 'An operator, a function or a condition gets a value of a type that it does not take.',
  rationale:
    'Before it runs a query, Elasticsearch compares the types of operands: `:`, `like` and `regex` take text, `in` a list of the type of its field, a condition must be true or false. Only types that all known sources of a field agree in are held against a query. `==` is not judged, since Elasticsearch itself lets it pass.',
  source: 'elastic/elasticsearch, x-pack/plugin/eql (type resolution of expressions, Verifier)',
  examples: [
    {
      title: 'A pattern for a number',
      toml: "query = '''\nprocess where process.pid «:» \"4*\"\n'''",
    },
    {
      title: 'A list of text for an address',
      toml: "query = '''\nnetwork where source.ip in («\"10.0.0.1\"», «\"10.0.0.2\"»)\n'''",
    },
    {
      title: 'A condition that is no condition',
      toml: "query = '''\nprocess where process.name == \"sh\" and «process.pid»\n'''",
    },
    {
      title: 'An argument of the wrong type',
      toml: "query = '''\nnetwork where cidrMatch(«process.name», \"10.0.0.0/8\")\n'''",
    },
    {
      title: 'Types that fit',
      toml: "query = '''\nnetwork where cidrMatch(source.ip, \"10.0.0.0/8\") and process.pid in (1, 2) and process.name : \"a*\"\n'''",
    },
    {
      title: 'An optional field may be absent, and then fits everywhere',
      toml: "query = '''\nprocess where ?process.pid : \"4*\"\n'''",
    },
  ],
  *check(context) {
    const query = judgedQuery(context);
    if (query?.eql === undefined) return;
    const problems: Problem[] = [];
    for (const { event } of eventQueries(query.eql))
      problems.push(...conditionProblems(event.condition, context));
    walkQuery(query.eql, (node) => problems.push(...nodeProblems(node, query, context)));
    for (const { at, message, operator } of problems) {
      yield {
        message,
        span: query.source.spanToSource(at),
        ...(operator === undefined ? {} : replaceInQuery(query, context.rule.text, at, operator)),
      };
    }
  },
};

interface Problem {
  /** In the query. */
  readonly at: Expression['span'];
  readonly message: string;
  /** The operator to write instead of the one at `at`. */
  readonly operator?: string;
}

/** What `where`, `and`, `or` and `not` join must be conditions. The parser bounds the nesting. */
function* conditionProblems(node: Expression, context: LintContext): Iterable<Problem> {
  switch (node.kind) {
    case 'logical':
      for (const operand of node.operands) yield* conditionProblems(operand, context);
      return;
    case 'not':
      yield* conditionProblems(node.operand, context);
      return;
    case 'group':
      yield* conditionProblems(node.expression, context);
      return;
    default: {
      const type = typeOf(node, context.schema);
      if (type === undefined || type === 'boolean') return;
      yield {
        at: node.span,
        message: `A condition must be true or false, but this is ${WORDS[type]}. Compare it with something.`,
      };
    }
  }
}

function nodeProblems(node: Expression, query: EmbeddedQuery, context: LintContext): readonly Problem[] {
  switch (node.kind) {
    case 'match':
      return matchProblems(node, query, context);
    case 'in':
      return inProblems(node, query, context);
    case 'call':
      return callProblems(node, query, context);
    default:
      return [];
  }
}

function matchProblems(node: Match, query: EmbeddedQuery, { schema }: LintContext): readonly Problem[] {
  const type = typeOf(node.operand, schema);
  const { operator, operatorSpan } = node;
  if (type !== undefined && type !== 'string') {
    const message = `\`${operator}\` compares text, but \`${textOf(query.text, node.operand.span)}\` is ${WORDS[type]}. ${ADVICE[type]}`;
    const alike = node.values.length === 1 && node.values.every((value) => value.kind === type);
    return [
      { at: operatorSpan, message, ...(alike && node.listSpan === undefined ? { operator: '==' } : {}) },
    ];
  }
  return node.values
    .filter((value) => value.kind === 'number' || value.kind === 'boolean')
    .map((value) => ({
      at: value.span,
      message: `\`${operator}\` takes text: put it in double quotes, or compare with \`==\`.`,
    }));
}

function inProblems(node: InList, query: EmbeddedQuery, { schema }: LintContext): readonly Problem[] {
  const type = typeOf(node.operand, schema);
  if (type === undefined) return [];
  return node.list.flatMap((value) => {
    const found = typeOf(value, schema);
    if (found === undefined || found === type) return [];
    const message = `\`${textOf(query.text, node.operand.span)}\` is ${WORDS[type]}, and the values of \`${node.operator}\` must be of the same type. ${ADVICE[type]}`;
    return [{ at: value.span, message }];
  });
}

function callProblems(node: Call, query: EmbeddedQuery, { schema }: LintContext): readonly Problem[] {
  const known = eqlFunction(node.name);
  const last = known?.parameters.at(-1);
  return node.args.flatMap((argument, index) => {
    const parameter = known?.parameters[index] ?? (last?.variadic === true ? last : undefined);
    const wanted = typeOfKind(parameter?.kind);
    const found = typeOf(argument, schema);
    if (wanted === undefined || found === undefined || wanted === found) return [];
    const message = `\`${node.name}\` takes ${WORDS[wanted]} here, but \`${textOf(query.text, argument.span)}\` is ${WORDS[found]}.`;
    return [{ at: argument.span, message }];
  });
}

const WORDS: Readonly<Record<ExpressionType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  ip: 'an IP address',
  date: 'a date',
};

const ADVICE: Readonly<Record<ExpressionType, string>> = {
  string: 'Put the values in double quotes.',
  number: 'Compare numbers with `==`, `in` or `<`.',
  boolean: 'Compare it with `== true` or `== false`.',
  ip: 'Compare addresses with `==`, or with `cidrMatch(field, "10.0.0.0/8")`.',
  date: 'Compare dates with `==` or `<`.',
};
