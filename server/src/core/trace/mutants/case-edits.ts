import type { Call, Comparison, Expression, MatchOperator } from '../../eql/ast.ts';
import { eqlFunction } from '../../eql/functions/index.ts';
import { textOf } from '../../text/span.ts';
import type { Edit } from './mutant.ts';

const OTHER_FORM: Readonly<Record<MatchOperator, MatchOperator>> = {
  ':': 'like',
  like: 'like~',
  'like~': 'like',
  regex: 'regex~',
  'regex~': 'regex',
};

/** Comparisons of text that mind case where they did not, and the other way round. */
export function caseEdits(node: Expression, text: string): readonly Edit[] {
  switch (node.kind) {
    case 'match':
      return [flip(node.operatorSpan, OTHER_FORM[node.operator])];
    case 'in': {
      if (!node.list.some((item) => item.kind === 'string')) return [];
      const other = node.operator === 'in' ? 'in~' : 'in';
      return [flip(node.operatorSpan, node.negated ? `not ${other}` : other)];
    }
    case 'comparison':
      return comparisonEdits(node, text);
    case 'call':
      return callEdits(node, text);
    case 'logical':
    case 'not':
    case 'arithmetic':
    case 'sign':
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'group':
    case 'missing':
      return [];
  }
}

function flip(span: Edit['span'], replacement: string): Edit {
  return { operator: 'flip-case', span, replacement };
}

/** `==` with a text has no form that ignores case, but `in~` with one value is it. */
function comparisonEdits({ operator, span, left, right }: Comparison, text: string): readonly Edit[] {
  if (right.kind !== 'string' || (operator !== '==' && operator !== '!=')) return [];
  const not = operator === '!=' ? 'not ' : '';
  return [flip(span, `${textOf(text, left.span)} ${not}in~ (${textOf(text, right.span)})`)];
}

function callEdits({ name, nameSpan, caseInsensitive }: Call, text: string): readonly Edit[] {
  if (eqlFunction(name)?.hasInsensitiveForm !== true) return [];
  const [written = ''] = /^[^(\s]+/.exec(text.slice(nameSpan.start)) ?? [];
  const span = { start: nameSpan.start, end: nameSpan.start + written.length };
  return [flip(span, caseInsensitive ? name : `${name}~`)];
}
