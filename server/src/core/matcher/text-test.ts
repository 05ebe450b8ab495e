import { compareText } from '../condition/compare-values.ts';
import type { TestOperator } from '../condition/condition.ts';
import { compileRegex } from '../condition/regex/compile.ts';
import { compileWildcard, foldAscii, hasWildcard, type TextTest } from '../condition/wildcard.ts';

export type { TextTest } from '../condition/wildcard.ts';

/** How a text meets one operand. */
export function compileText(operator: TestOperator, operand: string): TextTest {
  return compileTexts(operator, [operand]);
}

/**
 * How a text meets any of several operands. What stands for itself is one look-up, however long the list; the text's case is
 * folded once for all of them.
 */
export function compileTexts(operator: TestOperator, operands: readonly string[]): TextTest {
  switch (operator.kind) {
    case 'equal':
      return anyOf(operands, []);
    case 'in':
      return folding(operator.ignoreCase, operands, (wanted) => anyOf(wanted, []));
    case 'wildcard':
      return folding(operator.ignoreCase, operands, (wanted) => wildcards(wanted, operator.escapes));
    case 'prefix':
      return folding(operator.ignoreCase, operands, (wanted) =>
        anyOf(
          [],
          wanted.map((prefix) => (text) => text.startsWith(prefix)),
        ),
      );
    case 'regex':
      // Lucene folds letters of the pattern, not the text: a range in a class stays as it is.
      return anyOf(
        [],
        operands.map((operand) => compileRegex(operand, operator.ignoreCase)),
      );
    case 'range':
      return anyOf(
        [],
        operands.map((operand) => rangeTest(operator.comparison, operand)),
      );
    case 'cidr':
      return () => false;
  }
}

function folding(
  ignoreCase: boolean,
  operands: readonly string[],
  compile: (operands: readonly string[]) => TextTest,
): TextTest {
  if (!ignoreCase) return compile(operands);
  const test = compile(operands.map(foldAscii));
  return (text) => test(foldAscii(text));
}

function wildcards(operands: readonly string[], escapes: boolean): TextTest {
  const isPattern = (operand: string): boolean => hasWildcard(operand) || (escapes && operand.includes('\\'));
  return anyOf(
    operands.filter((operand) => !isPattern(operand)),
    operands.filter(isPattern).map((operand) => compileWildcard(operand, escapes)),
  );
}

function anyOf(texts: readonly string[], tests: readonly TextTest[]): TextTest {
  const [text] = texts;
  const [test] = tests;
  if (tests.length === 0) {
    if (texts.length === 1) return (value) => value === text;
    const set = new Set(texts);
    return (value) => set.has(value);
  }
  if (texts.length === 0 && tests.length === 1 && test !== undefined) return test;
  const set = new Set(texts);
  return (value) => {
    if (set.has(value)) return true;
    for (const one of tests) if (one(value)) return true;
    return false;
  };
}

function rangeTest(comparison: '<' | '<=' | '>' | '>=', operand: string): TextTest {
  switch (comparison) {
    case '<':
      return (text) => compareText(text, operand) < 0;
    case '<=':
      return (text) => compareText(text, operand) <= 0;
    case '>':
      return (text) => compareText(text, operand) > 0;
    case '>=':
      return (text) => compareText(text, operand) >= 0;
  }
}
