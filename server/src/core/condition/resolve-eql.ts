import type { Expression } from '../eql/ast.ts';
import { parseCidr } from '../text/ip.ts';
import type { Span } from '../text/span.ts';
import type { Condition, Operand, ResolveFault, Scalar, TestOperator } from './condition.ts';
import { readDateLiteral } from './date-literal.ts';
import { fieldsOf, scalarChildren } from './fold.ts';
import { isDate, type MappedField } from './mapping.ts';
import { literalFault } from './operands.ts';
import { resolveBoolean } from './resolve-scalar.ts';
import { written, type Resolving } from './resolving.ts';
import { shorten } from './scalar-types.ts';

/** Hands out the ids of a query's conditions. */
export interface Numbering {
  next: number;
}

/**
 * The condition of an EQL expression against a mapping. Faults are collected in `resolving`; with any, the condition must not
 * be run.
 */
export function resolveCondition(
  expression: Expression,
  resolving: Resolving,
  numbering: Numbering,
): Condition {
  return translate(resolveBoolean(expression, resolving), resolving, numbering);
}

/**
 * A resolved expression as condition. As Elasticsearch's QueryTranslator does, a predicate on one plain field becomes a test
 * of that field's values, everything else a script, and `and`, `or`, `not`, `!=`, `not in` are two-valued around them.
 */
export function translate(scalar: Scalar, resolving: Resolving, numbering: Numbering): Condition {
  return new Translation(resolving, numbering).condition(scalar);
}

class Translation {
  readonly #resolving: Resolving;
  readonly #numbering: Numbering;

  constructor(resolving: Resolving, numbering: Numbering) {
    this.#resolving = resolving;
    this.#numbering = numbering;
  }

  condition(scalar: Scalar): Condition {
    const { span } = scalar;
    const id = this.#numbering.next++;
    switch (scalar.kind) {
      case 'literal':
        return { kind: 'constant', id, span, value: typeof scalar.value === 'boolean' ? scalar.value : null };
      case 'logical':
        return logical(
          id,
          span,
          scalar.operator,
          scalar.operands.map((operand) => this.condition(operand)),
        );
      case 'not':
        return negate(id, span, this.condition(scalar.operand));
      case 'field':
        return this.#test(id, span, scalar.field, { kind: 'equal' }, [{ value: true, span }]);
      case 'comparison':
        return this.#comparison(id, scalar);
      case 'is-null':
        if (scalar.operand.kind !== 'field') return this.#script(id, scalar);
        return {
          kind: 'not',
          id,
          span,
          operand: { kind: 'exists', id: this.#numbering.next++, span, field: scalar.operand.field },
        };
      case 'in':
        return this.#in(id, scalar);
      case 'match':
        return this.#match(id, scalar);
      case 'call':
        return this.#call(id, scalar);
      case 'arithmetic':
        return this.#script(id, scalar);
    }
  }

  #comparison(id: number, scalar: Extract<Scalar, { kind: 'comparison' }>): Condition {
    const { span, operator, left, right } = scalar;
    if (right.kind !== 'literal') {
      const sides = [left, right].map((side) => `\`${shorten(written(side, this.#resolving))}\``);
      this.#fault(
        right.span,
        `Elasticsearch can't compare two fields: one side of \`${operator}\` must be a constant, and neither ${sides.join(' nor ')} is.`,
      );
      return { kind: 'constant', id, span, value: null };
    }
    if (operator === '!=') return negate(id, span, this.condition({ ...scalar, operator: '==' }));
    if (left.kind !== 'field') return this.#script(id, scalar);
    const kind: TestOperator =
      operator === '==' ? { kind: 'equal' } : { kind: 'range', comparison: operator };
    return this.#test(id, span, left.field, kind, [{ value: right.value, span: right.span }]);
  }

  #in(id: number, scalar: Extract<Scalar, { kind: 'in' }>): Condition {
    const { span, operand, list, ignoreCase } = scalar;
    if (operand.kind !== 'field') return this.#script(id, scalar);
    return this.#test(id, span, operand.field, { kind: 'in', ignoreCase }, operandsOf(list));
  }

  #match(id: number, scalar: Extract<Scalar, { kind: 'match' }>): Condition {
    const { span, operator, operand, patterns, patternSpans } = scalar;
    if (operand.kind !== 'field') return this.#script(id, scalar);
    const ignoreCase = operator === ':' || operator === 'like~' || operator === 'regex~';
    const kind: TestOperator =
      operator === 'regex' || operator === 'regex~'
        ? { kind: 'regex', ignoreCase }
        : { kind: 'wildcard', ignoreCase, escapes: false };
    const operands = patterns.map((value, index) => ({ value, span: patternSpans[index] ?? span }));
    return this.#test(id, span, operand.field, kind, operands);
  }

  /** A function on a plain field and constants that Elasticsearch runs as a query of that field. */
  #call(id: number, scalar: Extract<Scalar, { kind: 'call' }>): Condition {
    const [source, ...rest] = scalar.args;
    const operands = operandsOf(rest);
    if (source?.kind !== 'field' || operands.length !== rest.length) return this.#script(id, scalar);
    const { span, ignoreCase, fn } = scalar;
    if (fn.name === 'cidrMatch') {
      this.#checkBlocks(operands);
      return this.#test(id, span, source.field, { kind: 'cidr' }, operands);
    }
    const [first] = operands;
    if (typeof first?.value !== 'string') return this.#script(id, scalar);
    const text = first.value;
    const asPattern = (value: string): Condition =>
      this.#test(id, span, source.field, { kind: 'wildcard', ignoreCase, escapes: true }, [
        { value, span: first.span },
      ]);
    switch (fn.name) {
      case 'startsWith':
        return this.#test(id, span, source.field, { kind: 'prefix', ignoreCase }, [first]);
      case 'endsWith':
        return asPattern(`*${text}`);
      case 'stringContains':
        return asPattern(`*${text}*`);
      default:
        return this.#script(id, scalar);
    }
  }

  #checkBlocks(operands: readonly Operand[]): void {
    for (const { value, span } of operands) {
      if (typeof value === 'string' && parseCidr(value) !== undefined) continue;
      this.#fault(
        span,
        `\`${String(value)}\` is neither a block of addresses nor an address: write it as \`10.0.0.0/8\`.`,
      );
    }
  }

  #test(
    id: number,
    span: Span,
    field: MappedField,
    operator: TestOperator,
    operands: readonly Operand[],
  ): Condition {
    const read = operands.map((operand) => this.#operand(field, operator, operand));
    return { kind: 'test', id, span, field, operator, operands: read };
  }

  /** The literal as the field's type reads it. */
  #operand(field: MappedField, operator: TestOperator, operand: Operand): Operand {
    if (!isDate(field.type)) {
      const message = literalFault(field, operator, operand.value);
      if (message !== undefined) this.#fault(operand.span, message);
      return operand;
    }
    if (operand.value === null) return operand;
    const date = readDateLiteral(field, operand.value, this.#resolving.now);
    if ('instants' in date) return { ...operand, instants: date.instants };
    this.#fault(operand.span, date.message, date.fault);
    return operand;
  }

  #script(id: number, scalar: Scalar): Condition {
    const inner = scalarChildren(scalar)
      .map(negationIn)
      .find((found) => found !== undefined);
    if (inner !== undefined) {
      this.#fault(
        inner.span,
        'Elasticsearch moves a negation inside a computed value to the front of the whole condition, which is not what stands here; Rulewright does not run that. Write the negation at the front.',
        'unsupported',
      );
    }
    return { kind: 'script', id, span: scalar.span, expression: scalar, fields: fieldsOf(scalar) };
  }

  #fault(span: Span, message: string, type: ResolveFault['type'] = 'verification'): void {
    this.#resolving.faults.push({ type, message, span });
  }
}

function operandsOf(scalars: readonly Scalar[]): readonly Operand[] {
  return scalars.flatMap((item): Operand[] =>
    item.kind === 'literal' ? [{ value: item.value, span: item.span }] : [],
  );
}

/** QL's Scripts.docValuesRewrite pulls every `not` out of a script. */
function negationIn(scalar: Scalar): Scalar | undefined {
  if (scalar.kind === 'not' || (scalar.kind === 'comparison' && scalar.operator === '!=')) return scalar;
  for (const child of scalarChildren(scalar)) {
    const found = negationIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** QL's BooleanSimplification, then PruneFilters: `null` makes a conjunction null, a disjunction ignores it. */
function logical(id: number, span: Span, operator: 'and' | 'or', operands: readonly Condition[]): Condition {
  const values = operands.flatMap((operand) => (operand.kind === 'constant' ? [operand.value] : []));
  const constant = (value: boolean | null): Condition => ({ kind: 'constant', id, span, value });
  if (operator === 'and') {
    if (values.includes(false)) return constant(false);
    if (values.includes(null)) return constant(null);
    return values.length === operands.length ? constant(true) : { kind: 'and', id, span, operands };
  }
  if (values.includes(true)) return constant(true);
  if (values.length < operands.length) return { kind: 'or', id, span, operands };
  return constant(values.includes(false) ? false : null);
}

function negate(id: number, span: Span, operand: Condition): Condition {
  if (operand.kind !== 'constant') return { kind: 'not', id, span, operand };
  return { kind: 'constant', id, span, value: operand.value === null ? null : !operand.value };
}
