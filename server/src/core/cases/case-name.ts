import type { Expectation } from './report.ts';

/** What a file of a rule's case folder is. */
export type CaseFile =
  | { readonly kind: 'case'; readonly name: string; readonly expect: Expectation }
  /** Events that feed new-terms and threat-match rules. */
  | { readonly kind: 'support'; readonly role: 'history' | 'indicators' }
  /** Looks like events, but its name says nothing. */
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'other' };

const EVENTS = /^(?<stem>.+?)\.(?:ndjson|jsonl|json)(?:\.(?:gz|zst))?$/;

/** Reads a file name of a case folder: `match-curl.ndjson` is the case `match-curl`, whose events must all raise an alert. */
export function readCaseName(fileName: string): CaseFile {
  const stem = EVENTS.exec(fileName)?.groups?.['stem'];
  if (stem === undefined || fileName.startsWith('.') || fileName === 'expect.json') return { kind: 'other' };
  if (stem.startsWith('no-match')) return { kind: 'case', name: stem, expect: 'no-match' };
  if (stem.startsWith('match-any')) return { kind: 'case', name: stem, expect: 'match-any' };
  if (stem.startsWith('match')) return { kind: 'case', name: stem, expect: 'match' };
  if (stem.startsWith('history')) return { kind: 'support', role: 'history' };
  if (stem.startsWith('indicators')) return { kind: 'support', role: 'indicators' };
  return { kind: 'unnamed' };
}
