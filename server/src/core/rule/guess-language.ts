import type { QueryLanguage } from './rule-document.ts';

/** Languages that a query is told by; SQL (osquery) is coloured, and not read. */
export type GuessedLanguage = Exclude<QueryLanguage, 'lucene'> | 'sql';

/** A word of ES|QL or SQL with a field's sign behind it is a field of KQL. */
const ESQL = /^(?:from|row|show|ts|set|promql)(?=\s|$)(?!\s*[:<>])/i;
const SQL = /^(?:select|with)(?=\s|$)(?!\s*[:<>])/i;
const SEQUENCE = /^(?:sequence|sample)\s*(?:\[|\/[/*]|$|(?:by|with)\b)/;
const EVENT_QUERY = /^(?:[@A-Za-z_]\w*|"[^"\\\n]*")\s+where\b/;
const NO_KQL = /^(?:_exists_|[-+!]|[A-Za-z]+:\/\/|.*:\s*[[{]\s*\S+\s+TO\s)/;
const CONDITION = /^(?:"(?:[^"\\]|\\.)*"|(?:\\.|[^\s\\():<>"'{}|])+)\s*[:<>]/;

/**
 * The language of a query that says nothing of it, by its first word, as the grammars tell it
 * (`scripts/grammars/first-words.ts`); `undefined` where the word tells nothing. Linear in the text.
 */
export function guessLanguage(text: string): GuessedLanguage | undefined {
  const query = text.slice(startOf(text));
  if (ESQL.test(query)) return 'esql';
  if (SQL.test(query)) return 'sql';
  if (SEQUENCE.test(query) || EVENT_QUERY.test(query)) return 'eql';
  const condition = query.slice(/^(?:[(\s]|not(?=[\s(]))*/i.exec(query)?.[0].length ?? 0);
  return !NO_KQL.test(query) && CONDITION.test(condition) ? 'kuery' : undefined;
}

/** Behind blanks and comments. */
function startOf(text: string): number {
  const skipped = /(?:\s|\/\/[^\n]*|--[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
  return skipped.exec(text)?.[0].length ?? 0;
}
