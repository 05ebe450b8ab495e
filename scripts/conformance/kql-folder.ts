import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '../../server/src/core/kql/lexer/scan.ts';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import type { TokenKind } from '../../server/src/core/kql/tokens.ts';
import type { SyntaxFault } from '../../server/src/core/text/parse-result.ts';
import type { CaseRecord } from './run-case.ts';
import type { SuiteRun } from './run-suites.ts';

interface KqlCase {
  readonly id: string;
  /** `parse`: does Kibana take the query; `documents` and `document`: what it matches. */
  readonly kind: string;
  readonly query: string;
  readonly skip?: unknown;
  readonly valid?: boolean;
  readonly error_offset?: number;
}

/** The run of a folder with `documents.json` and `cases.json`. Throws for files that are no such cases. */
export function runKqlFolder(folder: string): SuiteRun {
  const cases = readCases(folder);
  const runs = cases.filter(({ skip }) => skip === undefined || skip === null || skip === false);
  const results = runs.map((one) => ({ one, record: runKqlCase(one) }));
  const failures = results.flatMap(({ one, record }) => {
    const reason = record.error?.type === 'unsupported' ? undefined : judge(one, record);
    return reason === undefined ? [] : [{ suite: 'kql', id: one.id, reason }];
  });
  const unsupported = results.filter(({ record }) => record.error?.type === 'unsupported').length;
  return {
    records: results.map(({ record }) => record),
    failures,
    unsupported,
    skipped: cases.length - runs.length,
    passed: results.length - failures.length - unsupported,
  };
}

function readCases(folder: string): readonly KqlCase[] {
  const json: unknown = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  const cases = typeof json === 'object' && json !== null && 'cases' in json ? json.cases : json;
  if (!Array.isArray(cases)) throw new Error('`cases.json` has no list of `cases`');
  // The data door: the cases are taken as the form of such files says.
  return cases as readonly KqlCase[];
}

function runKqlCase({ id, kind, query }: KqlCase): CaseRecord {
  if (kind !== 'parse') return { id, error: { type: 'unsupported', message: NOT_EVALUATED, offset: 0 } };
  const [fault] = parseKql(query).errors;
  if (fault === undefined) return { id };
  return { id, error: { type: 'syntax', message: fault.message, offset: placeOf(fault, query) } };
}

const NOT_EVALUATED = 'KQL queries are read, but not evaluated yet.';

function judge({ valid, error_offset: at }: KqlCase, { error }: CaseRecord): string | undefined {
  if (error === undefined)
    return valid === false ? 'gave no error, but should give a syntax error' : undefined;
  if (valid !== false) return `gave an error at ${String(error.offset)}: ${error.message}`;
  if (at === undefined || at === error.offset) return undefined;
  return `gave its error at ${String(error.offset)}, not at ${String(at)}: ${error.message}`;
}

/** What needs something behind it. */
const WANTS_MORE: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(['and', 'or', 'not', ':', '<', '<=', '>', '>=', '(', '{'] as const),
]);

/**
 * Where Kibana's parser stops. For what is missing at the end it names the end of the query, and so it does for a bracket that
 * is not closed; we mark what lacks it.
 */
function placeOf({ span }: SyntaxFault, query: string): number {
  const last = scan(query).tokens.findLast(({ kind, end }) => kind !== 'end' && end <= span.end);
  const isAtEnd = query.slice(span.end).trim() === '';
  const isOpen = last?.start === span.start && (last.kind === '(' || last.kind === '{');
  return last !== undefined && WANTS_MORE.has(last.kind) && (isAtEnd || isOpen) ? query.length : span.start;
}
