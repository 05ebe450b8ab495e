import { EqlEvaluationError } from '../../eql/value.ts';
import type { TextTest } from '../wildcard.ts';
import { buildAutomaton, TooComplex, type Automaton } from './automaton.ts';
import { parseRegex, type RegexFault } from './parse.ts';

/** Longer patterns are refused (Elasticsearch's index.max_regex_length); the patterns of a list count together. */
const MAX_LENGTH = 1000;

/** What is wrong with a pattern, or `undefined`. */
export function regexFault(pattern: string): RegexFault | undefined {
  const parsed = parseRegex(pattern, false);
  if ('fault' in parsed) return parsed.fault;
  try {
    buildAutomaton(parsed.regex);
    return undefined;
  } catch (error) {
    if (error instanceof TooComplex) return { message: error.message, offset: 0 };
    throw error;
  }
}

/** A fault of one of several patterns, by its index. `offset` is in UTF-16 units of that pattern. */
export interface RegexListFault extends RegexFault {
  readonly pattern: number;
}

/**
 * What is wrong with a list of patterns. Elasticsearch joins them with `|` and reads the whole, so that together they may not
 * be too long.
 */
export function regexListFault(patterns: readonly string[]): RegexListFault | undefined {
  let length = 0;
  for (const [index, pattern] of patterns.entries()) {
    const start = index === 0 ? 0 : length + 1;
    length = start + pattern.length;
    const fault = length > MAX_LENGTH ? tooLong(patterns, start) : regexFault(pattern);
    if (fault !== undefined) return { ...fault, pattern: index };
  }
  return undefined;
}

function tooLong(patterns: readonly string[], start: number): RegexFault {
  const what = patterns.length === 1 ? 'it' : 'all patterns of the list together';
  return {
    message: `${what} may have at most ${MAX_LENGTH} characters`,
    offset: Math.max(0, MAX_LENGTH - start),
  };
}

/**
 * A test over the whole text, one step a character whatever the pattern. A pattern with a fault accepts nothing: callers ask
 * `regexFault` first. The test throws `EqlEvaluationError` when a text drives the automaton over its limit.
 */
export function compileRegex(pattern: string, ignoreCase: boolean): TextTest {
  const automaton = automatonOf(pattern, ignoreCase);
  if (automaton === undefined) return () => false;
  return (text) => {
    try {
      return automaton.accepts(text);
    } catch (error) {
      if (error instanceof TooComplex) throw new EqlEvaluationError(error.message);
      throw error;
    }
  };
}

function automatonOf(pattern: string, ignoreCase: boolean): Automaton | undefined {
  const parsed = parseRegex(pattern, ignoreCase);
  if ('fault' in parsed) return undefined;
  try {
    return buildAutomaton(parsed.regex);
  } catch (error) {
    if (error instanceof TooComplex) return undefined;
    throw error;
  }
}
