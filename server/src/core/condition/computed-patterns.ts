import type { MatchOperator } from '../eql/ast.ts';
import { equalsIgnoreCase } from './java-text.ts';
import { compileWildcard, foldAscii, hasWildcard, type TextTest } from './wildcard.ts';

/**
 * Tests of a computed value with `:`, `like` or `like~`; true when any pattern accepts it. On these Elasticsearch runs Java's
 * regular expressions instead of Lucene's wildcards: `*` and `?` stop at line breaks, letters fold in ASCII alone, and a
 * pattern without wildcards is compared as a text (QL's ReplaceRegexMatch, LikePattern, StringComparisons). `regex` is
 * refused before it comes here.
 */
export function compileComputedPatterns(operator: MatchOperator, patterns: readonly string[]): TextTest {
  const tests = patterns.map((pattern) => compileOne(pattern, operator !== 'like'));
  return (text) => tests.some((test) => test(text));
}

function compileOne(pattern: string, ignoreCase: boolean): TextTest {
  if (!hasWildcard(pattern))
    return ignoreCase ? (text) => equalsIgnoreCase(text, pattern) : (text) => text === pattern;
  // Elasticsearch makes these a test for any value.
  if (/^\*+$/.test(pattern)) return () => true;
  const test = linewise(ignoreCase ? foldAscii(pattern) : pattern);
  return ignoreCase ? (text) => test(foldAscii(text)) : test;
}

const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/;
const LINE_BREAKS = /([\n\r\u0085\u2028\u2029])/;

/** Only a break in the pattern accepts a break in the text, so the two must have the same, and each line accepts its line. */
function linewise(pattern: string): TextTest {
  const parts = pattern.split(LINE_BREAKS);
  const tests = parts.map((part, index) => (index % 2 === 0 ? compileWildcard(part, false) : undefined));
  const [only] = tests;
  return (text) => {
    if (tests.length === 1 && only !== undefined && !LINE_BREAK.test(text)) return only(text);
    const lines = text.split(LINE_BREAKS);
    return (
      lines.length === parts.length &&
      lines.every((line, index) => tests[index]?.(line) ?? line === parts[index])
    );
  };
}
