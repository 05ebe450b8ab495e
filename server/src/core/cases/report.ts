import type { JsonValue } from '../matcher/event.ts';
import type { Span } from '../text/span.ts';
import type { Configuration } from './configuration.ts';
import type { CoverageReport } from '../trace/coverage/report.ts';

export type { JsonValue };

/** What a case's file name demands, see `case-name.ts`; `any`: nothing, for files that somebody picked. */
export type Expectation = 'match' | 'match-any' | 'no-match' | 'any';

/** A place in the rule's query. */
export interface QueryPlace {
  /** Offsets of the rule file. */
  readonly span: Span;
  /** The query's text there. */
  readonly text: string;
}

/** The condition that decided a verdict, and the event's value of its field (`undefined`: the event lacks it). */
export interface DecidingCondition extends QueryPlace {
  readonly value: JsonValue | undefined;
}

export interface EventVerdict {
  /** 1-based line of the case file on which the event starts. */
  readonly line: number;
  readonly alert: boolean;
  /** For an event without an alert: the first condition that failed, told for the first thousand. For an alert: nothing. */
  readonly failed?: DecidingCondition;
}

export interface CaseFailure {
  /** Location of the case file. */
  readonly file: string;
  readonly line: number;
  /** Sentences that tell the whole, but for the texts of `condition` and `value`. */
  readonly reason: string;
  /** The place in the query that decided. */
  readonly condition?: QueryPlace;
  /** What the event has there; absent when it has nothing, or when there is nothing to compare. */
  readonly value?: JsonValue;
}

/** A line of a case file that is no event. */
export interface UnreadLine {
  readonly line: number;
  readonly reason: string;
}

/** Something to tell of an event that says nothing of the verdict: a value that counts as missing. */
export interface CaseNote {
  readonly line: number;
  readonly message: string;
}

export interface CaseReport {
  /** File name without its endings; `expect.json` for what is wrong with that file, which fails as a case does. */
  readonly name: string;
  readonly file: string;
  readonly expect: Expectation;
  readonly passed: boolean;
  /** How long it took, where there was a clock. */
  readonly milliseconds?: number;
  readonly alerts: number;
  readonly events: number;
  /** The first ten. */
  readonly unread: readonly UnreadLine[];
  /** How many there are. */
  readonly unreadTotal: number;
  readonly failures: readonly CaseFailure[];
  /** Of the first ten thousand events. */
  readonly verdicts: readonly EventVerdict[];
  /** At most a few; the last one says how many more there are. */
  readonly notes?: readonly CaseNote[];
}

/** Something the rule asks for and the matcher can't do: the rule was not run. */
export interface Unsupported extends QueryPlace {
  readonly message: string;
}

export interface RuleReport {
  /** Location of the rule file. */
  readonly file: string;
  /** `rule.name`, else the file's name. */
  readonly name: string;
  /** What raises an alert: each event, or several together (sequences and samples). `undefined` when the rule was not run. */
  readonly alertsOf?: 'events' | 'sequences';
  readonly cases: readonly CaseReport[];
  /** Why no case could be run, each with its place; empty when the rule ran. */
  readonly unsupported: readonly Unsupported[];
  /** Folders in which case files were looked for, in order. */
  readonly searched: readonly string[];
  /** Files that look like cases and are none, and other things to tell. */
  readonly notes: readonly string[];
  /** What the cases exercise of the query, where that was asked for and the rule could be planned. Spans are the query's. */
  readonly coverage?: CoverageReport;
  /** What was configured for the rule, where its cases ran. */
  readonly configuration?: Configuration;
}
