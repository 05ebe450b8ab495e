import type { MatchOperator } from '../eql/ast.ts';
import { compileRegex } from './regex/compile.ts';
import { compileWildcard, foldAscii, type TextTest } from './wildcard.ts';

/** One test for all patterns of a `:`, `like` or `regex`: true when any of them accepts the text. */
export function compilePatterns(operator: MatchOperator, patterns: readonly string[]): TextTest {
  const tests = patterns.map((pattern) => compilePattern(operator, pattern));
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : (text) => tests.some((test) => test(text));
}

export function compilePattern(operator: MatchOperator, pattern: string): TextTest {
  switch (operator) {
    case 'like':
      return compileWildcard(pattern, false);
    case ':':
    case 'like~':
      return ignoringCase(compileWildcard(foldAscii(pattern), false));
    case 'regex':
      return compileRegex(pattern, false);
    case 'regex~':
      return compileRegex(pattern, true);
  }
}

export function ignoringCase(test: TextTest): TextTest {
  return (text) => test(foldAscii(text));
}
