import type { Expectation } from './report.ts';

/** What a file of a rule's case folder is. */
export type CaseFile =
  | { readonly kind: 'case'; readonly name: string; readonly expect: Expectation }
  /** Events that feed new-terms and threat-match rules. */
  | { readonly kind: 'support'; readonly role: 'history' | 'indicators' }
  /** Exact expectations, see `expectations.ts`. */
  | { readonly kind: 'expectations' }
  /** Named as a case or holding events, but not both; `problem` says what is missing. */
  | { readonly kind: 'unclear'; readonly problem: string }
  | { readonly kind: 'other' };

export const EXPECTATIONS = 'expect.json';

const EVENTS = /^(?<stem>.+?)\.(?:ndjson|jsonl|json)(?:\.(?:gz|zst))?$/i;
/** `match-anyconnect` is a `match`: the weaker demand must be meant. */
const CASE = /^(?<expect>no-match|match-any(?!\p{L})|match)/u;
const SUPPORT = /^(?<role>history|indicators)/;

/** Reads a file name of a case folder: `match-curl.ndjson` is the case `match-curl`, whose events must all raise an alert. */
export function readCaseName(fileName: string): CaseFile {
  if (fileName === EXPECTATIONS) return { kind: 'expectations' };
  if (fileName.startsWith('.')) return { kind: 'other' };
  const stem = EVENTS.exec(fileName)?.groups?.['stem'];
  const expect = expectationOf(fileName);
  if (stem === undefined)
    return expect === undefined ? { kind: 'other' } : { kind: 'unclear', problem: ENDINGS };
  if (expect !== undefined) return { kind: 'case', name: stem, expect };
  const role = SUPPORT.exec(stem)?.groups?.['role'];
  if (role === 'history' || role === 'indicators') return { kind: 'support', role };
  return { kind: 'unclear', problem: NAMES };
}

function expectationOf(name: string): Expectation | undefined {
  const found = CASE.exec(name)?.groups?.['expect'];
  return found === 'match' || found === 'match-any' || found === 'no-match' ? found : undefined;
}

const ENDINGS = 'it must end in `.ndjson`, `.jsonl` or `.json`, each also with `.gz` or `.zst`';
const NAMES = 'its name must start with `match`, `match-any` or `no-match`';
