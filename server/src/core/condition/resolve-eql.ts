import type { Expression } from '../eql/ast.ts';
import { parseCidr } from '../text/ip.ts';
import type { Span } from '../text/span.ts';
import type { Condition, Operand, Scalar, TestOperator } from './condition.ts';
import { fieldsOf } from './fold.ts';
import type { MappedField } from './mapping.ts';
import { literalFault } from './operands.ts';
import { regexFault } from './regex/compile.ts';
import { boolean, resolveScalar, type Resolving } from './resolve-scalar.ts';
import { shorten } from './scalar-types.ts';

/** Hands out the ids of a query's conditions. */
export interface Numbering {
  next: number;
}

/**
 * The condition of an EQL expression against a mapping. As Elasticsearch's QueryTranslator does, a predicate on one plain
 * field becomes a test of that field's values, everything else a script, and `and`, `or`, `not`, `!=`, `not in` are
 * two-valued around them. Faults are collected in `resolving`; with any, the condition must not be run.
 */
export function resolveCondition(
  expression: Expression,
  resolving: Resolving,
  numbering: Numbering,
): Condition {
  const scalar = boolean(resolveScalar(expression, resolving), resolving);
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
        return this.#logical(id, scalar);
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

  #logical(id: number, scalar: Extract<Scalar, { kind: 'logical' }>): Condition {
    const { span } = scalar;
    const operands = scalar.operands.map((operand) => this.condition(operand));
    const constants = operands.filter((operand) => operand.kind === 'constant');
    if (scalar.operator === 'and') {
      // QL's BooleanSimplification, then PruneFilters: `null` makes a conjunction null, a disjunction ignores it.
      if (constants.some((operand) => operand.value === false))
        return { kind: 'constant', id, span, value: false };
      if (constants.some((operand) => operand.value === null))
        return { kind: 'constant', id, span, value: null };
      if (constants.length === operands.length) return { kind: 'constant', id, span, value: true };
      return { kind: 'and', id, span, operands };
    }
    if (constants.some((operand) => operand.value === true))
      return { kind: 'constant', id, span, value: true };
    if (constants.length < operands.length) return { kind: 'or', id, span, operands };
    return {
      kind: 'constant',
      id,
      span,
      value: constants.some((operand) => operand.value === false) ? false : null,
    };
  }

  #comparison(id: number, scalar: Extract<Scalar, { kind: 'comparison' }>): Condition {
    const { span, operator, left, right } = scalar;
    if (operator === '!=') {
      const equal: Scalar = { ...scalar, operator: '==' };
      return negate(id, span, this.condition(equal));
    }
    if (left.kind !== 'field' || right.kind !== 'literal') return this.#script(id, scalar);
    const kind: TestOperator =
      operator === '==' ? { kind: 'equal' } : { kind: 'range', comparison: operator };
    return this.#test(id, span, left.field, kind, [{ value: right.value, span: right.span }]);
  }

  #in(id: number, scalar: Extract<Scalar, { kind: 'in' }>): Condition {
    const { span, operand, list, ignoreCase } = scalar;
    if (operand.kind !== 'field') return this.#script(id, scalar);
    const operands = list.flatMap((item): Operand[] =>
      item.kind === 'literal' ? [{ value: item.value, span: item.span }] : [],
    );
    return this.#test(id, span, operand.field, { kind: 'in', ignoreCase }, operands);
  }

  #match(id: number, scalar: Extract<Scalar, { kind: 'match' }>): Condition {
    const { span, operator, operand, patterns } = scalar;
    const isRegex = operator === 'regex' || operator === 'regex~';
    if (operand.kind !== 'field') {
      if (isRegex) this.#unsupportedRegex(span);
      return this.#script(id, scalar);
    }
    if (isRegex) this.#checkRegex(patterns, span);
    const ignoreCase = operator === ':' || operator === 'like~' || operator === 'regex~';
    const kind: TestOperator = isRegex
      ? { kind: 'regex', ignoreCase }
      : { kind: 'wildcard', ignoreCase, escapes: false };
    return this.#test(
      id,
      span,
      operand.field,
      kind,
      patterns.map((value, index) => ({ value, span: this.#patternSpan(scalar, index) })),
    );
  }

  #patternSpan(scalar: Extract<Scalar, { kind: 'match' }>, index: number): Span {
    return scalar.patternSpans[index] ?? scalar.span;
  }

  #checkRegex(patterns: readonly string[], span: Span): void {
    for (const pattern of patterns) {
      const fault = regexFault(pattern);
      if (fault === undefined) continue;
      this.#resolving.faults.push({
        type: 'verification',
        message: `Elasticsearch can't read the regular expression \`${shorten(pattern)}\`: ${fault.message} (character ${fault.offset + 1}).`,
        span,
      });
    }
  }

  /** On a computed value Elasticsearch uses Java's regular expressions, another dialect. */
  #unsupportedRegex(span: Span): void {
    this.#resolving.faults.push({
      type: 'unsupported',
      message:
        "Regular expressions on a computed value use Java's dialect in Elasticsearch, which Rulewright does not run. Match the field itself.",
      span,
    });
  }

  /** A function on a plain field and constants that Elasticsearch runs as a query of that field. */
  #call(id: number, scalar: Extract<Scalar, { kind: 'call' }>): Condition {
    const [source, ...rest] = scalar.args;
    const operands = rest.flatMap((argument): Operand[] =>
      argument.kind === 'literal' ? [{ value: argument.value, span: argument.span }] : [],
    );
    if (source?.kind !== 'field' || operands.length !== rest.length) return this.#script(id, scalar);
    const { span, ignoreCase } = scalar;
    const [first] = operands;
    const text = typeof first?.value === 'string' ? first.value : undefined;
    switch (scalar.fn.name) {
      case 'cidrMatch':
        this.#checkBlocks(operands);
        return this.#test(id, span, source.field, { kind: 'cidr' }, operands);
      case 'startsWith':
        if (first === undefined || text === undefined) return this.#script(id, scalar);
        return this.#test(id, span, source.field, { kind: 'prefix', ignoreCase }, [first]);
      case 'endsWith':
      case 'stringContains': {
        if (first === undefined || text === undefined) return this.#script(id, scalar);
        const value = scalar.fn.name === 'endsWith' ? `*${text}` : `*${text}*`;
        return this.#test(id, span, source.field, { kind: 'wildcard', ignoreCase, escapes: true }, [
          { value, span: first.span },
        ]);
      }
      default:
        return this.#script(id, scalar);
    }
  }

  #checkBlocks(operands: readonly Operand[]): void {
    for (const { value, span } of operands) {
      if (typeof value === 'string' && parseCidr(value) !== undefined) continue;
      this.#resolving.faults.push({
        type: 'verification',
        message: `\`${String(value)}\` is neither a block of addresses nor an address: write it as \`10.0.0.0/8\`.`,
        span,
      });
    }
  }

  #test(
    id: number,
    span: Span,
    field: MappedField,
    operator: TestOperator,
    operands: readonly Operand[],
  ): Condition {
    if (field.type === 'text') {
      this.#resolving.faults.push({
        type: 'verification',
        message: `EQL can't search \`${field.name}\`: it is analysed text (\`${field.esType}\`) without an exact sub-field.`,
        span,
      });
    }
    for (const operand of operands) {
      const message = literalFault(field, operator, operand.value);
      if (message !== undefined)
        this.#resolving.faults.push({ type: 'verification', message, span: operand.span });
    }
    return { kind: 'test', id, span, field, operator, operands };
  }

  #script(id: number, scalar: Scalar): Condition {
    const fields = fieldsOf(scalar);
    for (const field of fields) {
      if (field.type !== 'text') continue;
      this.#resolving.faults.push({
        type: 'verification',
        message: `EQL can't compute with \`${field.name}\`: it is analysed text (\`${field.esType}\`) without an exact sub-field.`,
        span: scalar.span,
      });
    }
    return { kind: 'script', id, span: scalar.span, expression: scalar, fields };
  }
}

function negate(id: number, span: Span, operand: Condition): Condition {
  if (operand.kind !== 'constant') return { kind: 'not', id, span, operand };
  return { kind: 'constant', id, span, value: operand.value === null ? null : !operand.value };
}
