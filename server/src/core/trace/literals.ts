import type { Condition, Scalar, Script, Test } from '../condition/condition.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import { compileCondition, type Observation } from '../matcher/compile.ts';
import type { JsonObject } from '../matcher/event.ts';
import type { Span } from '../text/span.ts';

/** The literals of one condition, and which of them one event meets. */
export interface Literals {
  /** Where they stand, in the order of the text. */
  readonly spans: readonly Span[];
  /** Indices in `spans`, ascending. `observation` is the engine's, of this condition and event. */
  readonly met: (observation: Observation | undefined, source: JsonObject) => readonly number[];
}

const NONE: Literals = { spans: [], met: () => [] };

/**
 * The literals that a condition compares with: those of a list each for itself. What a function takes beside the field is
 * one where the engine tests it (`cidrMatch`, `startsWith`); other arguments belong to their call.
 */
export function literalsOf(condition: Condition): Literals {
  switch (condition.kind) {
    case 'test':
      return literalsOfTest(condition);
    case 'script':
      return literalsOfScript(condition);
    case 'and':
    case 'or':
    case 'not':
    case 'exists':
    case 'constant':
      return NONE;
  }
}

function literalsOfTest({ span, operands }: Test): Literals {
  const spans = operands.map((operand) => operand.span);
  // A boolean field alone and an event category are tests against a literal that nobody wrote.
  const [only] = spans;
  if (only?.start === span.start && only.end === span.end) return NONE;
  return { spans, met: (observation) => observation?.operands ?? [] };
}

function literalsOfScript(script: Script): Literals {
  const { expression } = script;
  if (expression.kind === 'comparison') {
    if (expression.right.kind !== 'literal') return NONE;
    return {
      spans: [expression.right.span],
      met: (observation) => (observation?.matched === true ? [0] : []),
    };
  }
  const alternatives = alternativesOf(expression);
  const tests = alternatives.map(({ alone }) => compileCondition({ ...script, expression: alone }));
  return {
    spans: alternatives.map(({ span }) => span),
    met: (observation, source) =>
      observation?.matched === true
        ? tests.flatMap((test, index) => (holds(test, source) ? [index] : []))
        : [],
  };
}

/** A list on a computed value as one scalar for each of its literals: it holds when any of them does. */
function alternativesOf(expression: Scalar): readonly { readonly span: Span; readonly alone: Scalar }[] {
  switch (expression.kind) {
    case 'match':
      return expression.patterns.map((pattern, index) => {
        const span = expression.patternSpans[index] ?? expression.span;
        return { span, alone: { ...expression, patterns: [pattern], patternSpans: [span] } };
      });
    case 'in':
      return expression.list.map((item) => ({ span: item.span, alone: { ...expression, list: [item] } }));
    case 'literal':
    case 'field':
    case 'call':
    case 'arithmetic':
    case 'comparison':
    case 'is-null':
    case 'logical':
    case 'not':
      return [];
  }
}

/** The whole list held before a combination of values was reached that can't be computed. */
function holds(test: (source: JsonObject) => boolean, source: JsonObject): boolean {
  try {
    return test(source);
  } catch (error) {
    if (error instanceof EqlEvaluationError) return false;
    throw error;
  }
}
