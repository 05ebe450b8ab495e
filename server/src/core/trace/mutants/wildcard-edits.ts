import type { Expression, StringLiteral } from '../../eql/ast.ts';
import { textOf } from '../../text/span.ts';
import type { Edit, MutantOperator } from './mutant.ts';

/** Patterns of `:`, `like` and `like~` that reach further or less far by one `*` at an end. */
export function wildcardEdits(node: Expression, text: string): readonly Edit[] {
  if (node.kind !== 'match' || node.operator === 'regex' || node.operator === 'regex~') return [];
  return node.values.flatMap((value) =>
    value.kind === 'string' && /[*?]/.test(value.value) ? editsOfPattern(value, text) : [],
  );
}

function editsOfPattern(literal: StringLiteral, text: string): readonly Edit[] {
  const { value } = literal;
  // In a pattern of nothing but stars an end is no different from the other.
  if (/^\*+$/.test(value)) return [];
  const starts = value.startsWith('*');
  const ends = value.endsWith('*');
  return [
    starts
      ? changed('narrow-wildcard', literal, text, (inner) => inner.slice(1))
      : changed('widen-wildcard', literal, text, (inner) => `*${inner}`),
    ends
      ? changed('narrow-wildcard', literal, text, (inner) => inner.slice(0, -1))
      : changed('widen-wildcard', literal, text, (inner) => `${inner}*`),
  ];
}

/** `change` gets what is written between the quotes: a `*` stands there as itself, whatever the kind of string. */
function changed(
  operator: MutantOperator,
  { span, raw }: StringLiteral,
  text: string,
  change: (inner: string) => string,
): Edit {
  const written = textOf(text, span);
  const quote = raw ? '"""' : '"';
  const inner = written.slice(quote.length, written.length - quote.length);
  return { operator, span, replacement: `${quote}${change(inner)}${quote}` };
}
