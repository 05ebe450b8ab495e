/**
 * How the language of a query is told by its start. TextMate sees one line at a time and not the `language` key, so a lookahead
 * at the first word must do. Where it can't tell, the query stays the string that it is.
 */
export interface QueryLanguage {
  /** Last part of the scope `meta.embedded.block.*`. */
  readonly id: 'eql' | 'esql' | 'kql' | 'sql';
  readonly scope: string;
  /** What a lookahead finds at the first character of a query in this language. */
  readonly starts: string;
  /** The same for a query that may go on on the next line, where that differs. */
  readonly startsOverLines?: string;
}

/** A word of ES|QL or SQL with a field's sign behind it is a field of KQL. */
const NO_FIELD = String.raw`(?!\s*(?::|[<>]))`;

const ESQL = String.raw`(?i:from|row|show|ts|set|promql)(?=\s|$)` + NO_FIELD;

const SQL = String.raw`(?i:select|with)(?=\s|$)` + NO_FIELD;

const EQL = [
  String.raw`(?:sequence|sample)(?=\s*(?:\[|//|/\*|$|by\b|with\b))`,
  String.raw`(?:[@A-Za-z_]\w*|\\?"[^"\\]*\\?")\s+where\b`,
].join('|');

/** `where` may stand on the line behind its category. */
const EQL_OVER_LINES = String.raw`${EQL}|[@A-Za-z_]\w*\s*$`;

/** What Lucene has and KQL reads otherwise, or not at all; and addresses. */
const NO_KQL = ['_exists_', '[-+!]', String.raw`[A-Za-z]+://`, String.raw`.*:\s*[\[{]\s*\S+\s+TO\s`].join(
  '|',
);

const FIELD = String.raw`(?:"(?:[^"\\]|\\.)*"|(?:\\.|[^\s\\():<>"'{}|])+)`;

const KQL =
  `(?=\\S)(?!${NO_KQL})(?:` +
  [
    String.raw`(?:[(\s]|(?i:not)(?=[\s(]))*${FIELD}\s*(?::|[<>])`,
    String.raw`(?:[(\s]|(?i:not)(?=[\s(]|$))+$`,
  ].join('|') +
  ')';

/** The first that fits decides. */
export const QUERY_LANGUAGES: readonly QueryLanguage[] = [
  { id: 'esql', scope: 'source.esql', starts: ESQL },
  { id: 'sql', scope: 'source.sql', starts: SQL },
  { id: 'eql', scope: 'source.eql', starts: EQL, startsOverLines: EQL_OVER_LINES },
  { id: 'kql', scope: 'source.kql', starts: KQL },
];
