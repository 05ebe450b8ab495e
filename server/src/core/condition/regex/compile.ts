import { EqlEvaluationError } from '../../eql/value.ts';
import type { TextTest } from '../wildcard.ts';
import { buildAutomaton, TooComplex, type Automaton } from './automaton.ts';
import { parseRegex, type RegexFault } from './parse.ts';

/** Longer patterns are refused (Elasticsearch's index.max_regex_length). */
const MAX_LENGTH = 1000;

/** What is wrong with a pattern, or `undefined`. */
export function regexFault(pattern: string): RegexFault | undefined {
  if (pattern.length > MAX_LENGTH) {
    return {
      message: `Elasticsearch takes regular expressions of at most ${MAX_LENGTH} characters`,
      offset: MAX_LENGTH,
    };
  }
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
  if (pattern.length > MAX_LENGTH) return undefined;
  const parsed = parseRegex(pattern, ignoreCase);
  if ('fault' in parsed) return undefined;
  try {
    return buildAutomaton(parsed.regex);
  } catch (error) {
    if (error instanceof TooComplex) return undefined;
    throw error;
  }
}
