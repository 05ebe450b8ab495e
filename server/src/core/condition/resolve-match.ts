import type { Literal as LiteralNode, Match, StringLiteral } from '../eql/ast.ts';
import { textOfValue } from '../eql/value.ts';
import { textOf } from '../text/span.ts';
import type { ResolveFault, Scalar } from './condition.ts';
import { regexListFault } from './regex/compile.ts';
import { fault, folded, typeFault, unknownAt, written, type Resolving } from './resolving.ts';
import { describe, groupOf, shorten, type TypeGroup } from './scalar-types.ts';

/** `:`, `like`, `like~`, `regex`, `regex~` with one pattern or a list of them. */
export function resolveMatch(expression: Match, operand: Scalar, resolving: Resolving): Scalar {
  const { span, operator } = expression;
  const group = groupOf(operand.type);
  if (group !== 'string' && group !== 'any') {
    return typeFault(
      resolving,
      operand.span,
      `\`${operator}\` compares strings, but ${describe(operand, written(operand, resolving))}. ${adviceFor(group)}`,
      equality(expression, group),
    );
  }
  const patterns: string[] = [];
  for (const value of expression.values) {
    const pattern = patternOf(value, operator);
    if (pattern === undefined) notText(value, operator, resolving);
    else patterns.push(pattern);
  }
  if (patterns.length < expression.values.length) return unknownAt(span);
  if (operand.type === 'unknown') return unknownAt(span);
  if (operator === 'regex' || operator === 'regex~') {
    const wrong = regexMistake(expression, operand, patterns, resolving);
    if (wrong !== undefined) return wrong;
  }
  const patternSpans = expression.values.map((value) => value.span);
  return folded(
    { kind: 'match', span, type: 'boolean', operator, operand, patterns, patternSpans },
    resolving,
  );
}

function adviceFor(group: TypeGroup): string {
  return group === 'ip'
    ? 'Compare addresses with `==`, or with `cidrMatch(field, "10.0.0.0/8")`.'
    : 'Use `==`, or `string(…)` around it.';
}

/** `==` where the operator stands, if it takes the one value as it is. */
function equality({ values, listSpan, operatorSpan }: Match, group: TypeGroup): ResolveFault['instead'] {
  const [value] = values;
  const fits = values.length === 1 && listSpan === undefined && value?.kind === group;
  return fits ? { span: operatorSpan, text: '==' } : undefined;
}

function notText(value: Match['values'][number], operator: Match['operator'], resolving: Resolving): void {
  if (value.kind === 'missing') {
    fault(resolving, value.span, 'A value is missing here.');
    return;
  }
  typeFault(
    resolving,
    value.span,
    `\`${operator}\` compares strings, but this is \`${textOf(resolving.text, value.span)}\`. Use \`==\`, or put it in double quotes.`,
  );
}

/** `like` takes other constants as their text (EQL's ExpressionBuilder); the other operators take strings only. */
function patternOf(
  value: LiteralNode | { kind: 'missing' },
  operator: Match['operator'],
): string | undefined {
  if (value.kind === 'string') return value.value;
  const takesAll = operator === 'like' || operator === 'like~';
  return takesAll && (value.kind === 'number' || value.kind === 'boolean')
    ? textOfValue(value.value)
    : undefined;
}

function regexMistake(
  { span, values, listSpan }: Match,
  operand: Scalar,
  patterns: readonly string[],
  resolving: Resolving,
): Scalar | undefined {
  if (operand.kind !== 'field') {
    if (operand.type === 'null') return undefined;
    return fault(
      resolving,
      span,
      "Regular expressions on a computed value use Java's dialect in Elasticsearch, which Rulewright does not run. Match the field itself.",
      'unsupported',
    );
  }
  const wrong = regexListFault(patterns);
  if (wrong === undefined) return undefined;
  const value = values[wrong.pattern];
  const at = value?.kind === 'string' ? placeIn(value, wrong.offset) : (listSpan ?? span);
  return fault(
    resolving,
    at,
    `Elasticsearch can't read the regular expression \`${shorten(patterns[wrong.pattern] ?? '')}\`: ${wrong.message}.`,
  );
}

/** The character of a string's value in the query; its last one where the value ends too soon. */
function placeIn({ value, source }: StringLiteral, offset: number): { start: number; end: number } {
  const at = Math.max(0, Math.min(offset, value.length - 1));
  return source.spanToSource({ start: at, end: at + 1 });
}
