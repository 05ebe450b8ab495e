import type { Condition, Operand, Test } from '../../condition/condition.ts';
import { foldAscii } from '../../condition/wildcard.ts';
import type { Plan } from '../../matcher/plan.ts';
import { queriesOf } from '../queries.ts';

/**
 * True when it is proved that two plans of one shape give the same for all events: their conditions come to the same normal
 * form. False proves nothing.
 */
export function areEquivalent(plan: Plan, other: Plan): boolean {
  if (plan.kind !== other.kind || frameOf(plan) !== frameOf(other)) return false;
  const [queries, others] = [queriesOf(plan), queriesOf(other)];
  return (
    queries.length === others.length &&
    queries.every(({ condition }, index) => {
      const counterpart = others[index]?.condition;
      return counterpart !== undefined && normalForm(condition) === normalForm(counterpart);
    })
  );
}

/** What a plan has beside its conditions. */
function frameOf(plan: Plan): string {
  const limits = plan.kind === 'sample' ? [] : plan.limits;
  const terms = queriesOf(plan).map(({ role, keys, terms }) => [
    role,
    keys.map(({ field, optional }) => [field?.name, optional]),
    terms,
  ]);
  return JSON.stringify([limits, plan.kind === 'sequence' ? plan.maxspan : 0, terms]);
}

/** A condition as text in which order, repetition and what another operand already says do not show. */
function normalForm(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return combine(
        condition.kind,
        condition.operands.flatMap((operand) => partsOf(operand, condition.kind)),
      );
    case 'not':
      return condition.operand.kind === 'not'
        ? normalForm(condition.operand.operand)
        : `not ${normalForm(condition.operand)}`;
    case 'test':
      return combine('or', atomsOf(condition));
    case 'exists':
      return `exists ${condition.field.name}`;
    case 'constant':
      return String(condition.value);
    case 'script':
      return `script ${JSON.stringify(condition.expression, withoutPlaces)}`;
  }
}

type Part = string | Pattern;

function partsOf(condition: Condition, kind: 'and' | 'or'): readonly Part[] {
  if (condition.kind === kind) return condition.operands.flatMap((operand) => partsOf(operand, kind));
  if (condition.kind === 'test' && (kind === 'or' || condition.operands.length === 1))
    return atomsOf(condition);
  return [normalForm(condition)];
}

/** For `or` what is met whenever another part is goes; for `and` what holds whenever another part does. */
function combine(kind: 'and' | 'or', parts: readonly Part[]): string {
  const patterns = parts.filter((part) => typeof part !== 'string');
  const kept = patterns.filter((part, index) =>
    patterns.every((other, place) => {
      if (place === index) return true;
      const implied = kind === 'or' ? accepts(other, part) : accepts(part, other);
      const mutual = implied && (kind === 'or' ? accepts(part, other) : accepts(other, part));
      return !implied || (mutual && index < place);
    }),
  );
  const texts = [...parts.filter((part) => typeof part === 'string'), ...kept.map(textOfPattern)];
  const [only, ...more] = [...new Set(texts)].sort();
  return more.length === 0 && only !== undefined ? only : `(${[only, ...more].join(` ${kind} `)})`;
}

/** Texts of one field: `*` and `?` as in EQL where `wild`. */
interface Pattern {
  readonly field: string;
  readonly pattern: string;
  readonly wild: boolean;
  readonly ignoreCase: boolean;
}

function textOfPattern({ field, pattern, wild, ignoreCase }: Pattern): string {
  return JSON.stringify([field, pattern, wild, ignoreCase]);
}

function atomsOf(test: Test): readonly Part[] {
  return test.operands.map((operand) => patternOf(test, operand) ?? otherAtom(test, operand));
}

function otherAtom({ field, operator }: Test, { value }: Operand): string {
  return JSON.stringify([field.name, operator, typeof value, String(value)]);
}

/** Only text has patterns, and only those without escapes are understood here. */
function patternOf({ field, operator }: Test, { value }: Operand): Pattern | undefined {
  if (typeof value !== 'string' || (field.type !== 'keyword' && field.type !== 'flattened')) return undefined;
  const isPlain = operator.kind === 'equal' || operator.kind === 'in';
  if (!isPlain && (operator.kind !== 'wildcard' || operator.escapes)) return undefined;
  const folds = operator.kind !== 'equal' && operator.ignoreCase;
  // Case shows in letters alone.
  const ignoreCase = folds && value.toLowerCase() !== value.toUpperCase();
  const wild = operator.kind === 'wildcard' && /[*?]/.test(value);
  return { field: field.name, pattern: ignoreCase ? foldAscii(value) : value, wild, ignoreCase };
}

/** True when every text that `narrow` accepts is accepted by `wide` too; false proves nothing. */
function accepts(wide: Pattern, narrow: Pattern): boolean {
  if (wide.field !== narrow.field || (narrow.ignoreCase && !wide.ignoreCase)) return false;
  const text = wide.ignoreCase ? foldAscii(narrow.pattern) : narrow.pattern;
  return includes(symbolsOf(wide.pattern, wide.wild), symbolsOf(text, narrow.wild));
}

type Symbols = readonly (string | { readonly any: 'one' | 'many' })[];

function symbolsOf(pattern: string, wild: boolean): Symbols {
  return Array.from(pattern, (character) =>
    !wild ? character : character === '*' ? { any: 'many' } : character === '?' ? { any: 'one' } : character,
  );
}

/** Matches a pattern against another one as if its wildcards were characters that only wildcards accept. */
function includes(wide: Symbols, narrow: Symbols): boolean {
  let reachable = new Set([0]);
  for (const symbol of wide) {
    const next = new Set<number>();
    for (const at of reachable) {
      if (typeof symbol !== 'string' && symbol.any === 'many') {
        for (let to = at; to <= narrow.length; to++) next.add(to);
      } else if (fits(symbol, narrow[at])) next.add(at + 1);
    }
    reachable = next;
  }
  return reachable.has(narrow.length);
}

function fits(symbol: Symbols[number], other: Symbols[number] | undefined): boolean {
  if (other === undefined) return false;
  if (typeof symbol === 'string') return symbol === other;
  return typeof other === 'string' || other.any === 'one';
}

function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'span' || key === 'patternSpans') return undefined;
  return typeof value === 'bigint' ? `${String(value)}n` : value;
}
