import type { PlaceInRule } from './places.ts';
import type { RuleCoverage } from './rule-coverage.ts';

/** Runs a rule over its cases, or over the files given. Request; cancellable; reports work-done progress. */
export const TEST_RULE = 'rulewright/testRule';

export interface TestRuleParams {
  /** The rule's document; the open text counts, not the file. */
  readonly uri: string;
  /** Event files to run it over instead of its cases. Nothing is expected of them. */
  readonly files?: readonly string[];
  /** Events that are no file's, or not as they are stored. Nothing is expected of them either. */
  readonly text?: EventsText;
  /** Count what the cases exercise of the query: `true` for all of them, else addresses of those that count. */
  readonly coverage?: true | readonly string[];
  readonly workDoneToken?: string | number;
}

/** `$/progress` with this token tells the first result of a case that runs long, once for each: a `FirstResult`. */
export function firstResultToken(workDoneToken: string | number): string {
  return `${String(workDoneToken)}/first`;
}

/** What is certain of a case before it ends: its first failure, the first alert where nothing is expected. */
export interface FirstResult {
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
  readonly reason: string;
}

/** Events as an editor shows them. */
export interface EventsText {
  /** The document's. */
  readonly uri: string;
  /** What the report calls them. */
  readonly name: string;
  readonly text: string;
  /** Offsets in `text`, UTF-16: the events that this touches are meant, without it all. */
  readonly selection?: { readonly start: number; readonly end: number };
}

export interface TestedEvent {
  /** 1-based line in the case file on which the event starts. */
  readonly line: number;
  readonly alert: boolean;
  /** First condition that failed; `value` is the event's, as JSON text, absent when the event lacks the field. */
  readonly failed?: PlaceInRule & { readonly value?: string };
}

export interface TestedCase {
  readonly name: string;
  readonly uri: string;
  /** `any` for files the user picked: nothing is expected. */
  readonly expect: 'match' | 'match-any' | 'no-match' | 'any';
  readonly passed: boolean;
  /** How long it took, by the clock on the wall. */
  readonly milliseconds?: number;
  readonly alerts: number;
  readonly events: number;
  /** The first ten. */
  readonly unread: readonly { readonly line: number; readonly reason: string }[];
  /** How many there are; without it those of `unread`. */
  readonly unreadTotal?: number;
  readonly failures: readonly {
    readonly line: number;
    readonly reason: string;
    readonly condition?: PlaceInRule;
    readonly value?: string;
  }[];
  /** The first ten thousand. */
  readonly tested: readonly TestedEvent[];
}

export interface TestRuleResult {
  readonly uri: string;
  readonly name: string;
  /** Empty when the rule has no case files: the client then asks for files. */
  readonly cases: readonly TestedCase[];
  /** Why the rule could not be run, each with its place. */
  readonly unsupported: readonly (PlaceInRule & { readonly message: string })[];
  /** Folders in which case files are looked for, in order: for the message when there are none. */
  readonly searched: readonly string[];
  /** Files beside the cases that look like cases and are none, and other things to tell; sentences. */
  readonly notes?: readonly string[];
  /** Where it was asked for and the rule could be run. */
  readonly coverage?: RuleCoverage;
}
