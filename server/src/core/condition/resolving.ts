import { EqlEvaluationError, type EqlValue } from '../eql/value.ts';
import { textOf, type Span } from '../text/span.ts';
import type { ResolveFault, Scalar, ScalarType } from './condition.ts';
import { evaluateConstant, scalarChildren } from './fold.ts';
import type { Mapping } from './mapping.ts';

/** What a resolution works with; faults are collected. */
export interface Resolving {
  /** The query's text, for messages. */
  readonly text: string;
  readonly mapping: Mapping;
  readonly faults: ResolveFault[];
  /** The time of the search, which `now` in a date means: nanoseconds since 1970. */
  readonly now?: bigint | undefined;
  /** A lone expression is computed, as Elasticsearch's function tests do: a text may stand for an IP address. */
  readonly lenient?: boolean;
}

export type Literal = Extract<Scalar, { kind: 'literal' }>;

export function literal(span: Span, type: ScalarType, value: EqlValue): Literal {
  return { kind: 'literal', span, type, value };
}

export function nullAt(span: Span): Literal {
  return literal(span, 'null', null);
}

/** Stands for a part that has a fault: nothing more is said about what stands around it. */
export function unknownAt(span: Span): Literal {
  return literal(span, 'unknown', null);
}

export function fault(
  resolving: Resolving,
  span: Span,
  message: string,
  type: ResolveFault['type'] = 'verification',
): Literal {
  resolving.faults.push({ type, message, span });
  return unknownAt(span);
}

/** A value whose type its place does not take. */
export function typeFault(
  resolving: Resolving,
  span: Span,
  message: string,
  instead?: ResolveFault['instead'],
): Literal {
  resolving.faults.push({
    type: 'verification',
    message,
    span,
    about: 'types',
    ...(instead === undefined ? {} : { instead }),
  });
  return unknownAt(span);
}

/** A call that no function answers. */
export function functionFault(resolving: Resolving, span: Span, message: string): void {
  resolving.faults.push({ type: 'verification', message, span, about: 'function' });
}

/** A scalar as it stands in the query. */
export function written(scalar: Scalar, resolving: Resolving): string {
  return textOf(resolving.text, scalar.span);
}

export function isNull(scalar: Scalar): boolean {
  return scalar.kind === 'literal' && scalar.value === null;
}

/**
 * Computes what needs no event (QL's ConstantFolding): a scalar whose children are all literals. An error of the computation
 * is a fault of the query, since it would fail on every event. A part with a fault makes the whole unknown.
 */
export function folded(scalar: Scalar, resolving: Resolving): Scalar {
  const children = scalarChildren(scalar);
  if (children.some((child) => child.type === 'unknown')) return unknownAt(scalar.span);
  if (children.length === 0 || children.some((child) => child.kind !== 'literal')) return scalar;
  try {
    const value = evaluateConstant(scalar);
    return value === null ? nullAt(scalar.span) : literal(scalar.span, scalar.type, value);
  } catch (error) {
    if (error instanceof EqlEvaluationError) return fault(resolving, scalar.span, error.message);
    throw error;
  }
}
