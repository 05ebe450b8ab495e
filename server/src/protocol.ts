/**
 * Rulewright's own requests between client and language server, with plain types. Imports nothing.
 * Ranges are LSP's: 0-based lines, 0-based UTF-16 characters.
 */

export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

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

export interface PlaceInRule {
  readonly range: ProtocolRange;
  readonly text: string;
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

/** What cases exercise of a rule's query, in an editor's terms. */
export interface RuleCoverage {
  /** The query as it stands in the rule's text: where that is another text now, the ranges are of before. */
  readonly source: PlaceInRule;
  /** Of all places of the query; in percent, rounded down to one place. */
  readonly summary: string;
  /** Why the rule falls short of the least coverage that its configuration asks for; a sentence. */
  readonly shortfall?: string;
  /** The first places that no case covers, and how many more there are. */
  readonly uncovered: readonly PlaceInRule[];
  readonly more: number;
  readonly counts: Readonly<Record<'statements' | 'branches' | 'declarations', CoveredCount>>;
  readonly statements: readonly (CoveredPlace & {
    readonly branches: readonly (CoveredPlace & { readonly label: string })[];
  })[];
  readonly declarations: readonly (CoveredPlace & { readonly name: string })[];
}

export interface CoveredCount {
  readonly covered: number;
  readonly total: number;
}

export interface CoveredPlace {
  readonly range: ProtocolRange;
  /** Events that covered it, or whether it is covered. */
  readonly hits: number | boolean;
}

/** The case files of a rule, as `TEST_RULE` would run them. Request; none of them is read. */
export const FIND_CASES = 'rulewright/findCases';

export interface FindCasesParams {
  /** The rule's document. */
  readonly uri: string;
}

export interface FindCasesResult {
  /** By their names. `problem`: why the file can't be one of events. */
  readonly cases: readonly { readonly name: string; readonly uri: string; readonly problem?: string }[];
  /** The rule's `expect.json`, where there is one. */
  readonly expectations?: string;
  /** Folders in which they were looked for, in order. */
  readonly searched: readonly string[];
}

/** The events of a case's file, for a list of them. Request; cancellable. */
export const LIST_EVENTS = 'rulewright/listEvents';

export interface ListEventsParams {
  readonly uri: string;
  /** Of a file with more events none is listed. */
  readonly most: number;
}

export interface ListEventsResult {
  /** In the order of the file. `line`: 1-based, on which the event starts; `label`: a short line. */
  readonly events: readonly { readonly line: number; readonly label: string }[];
  readonly tooMany: boolean;
}

/** Which folders of cases the `rulewright.toml` files name. Request. */
export const CASE_ROOTS = 'rulewright/caseRoots';

export interface CaseRootsParams {
  /** Addresses of `rulewright.toml` files. */
  readonly configurations: readonly string[];
}

/** One for each configuration; one that can't be read has the default. Addresses of folders. */
export type CaseRootsResult = readonly { readonly root: string; readonly cases: string }[];

/** Lays out the query of a rule or of an `.eql` file, without changing it. Request. */
export const FORMAT_QUERY = 'rulewright/formatQuery';

export interface FormatQueryParams {
  readonly uri: string;
}

export type FormatQueryResult =
  /** Edits for this version of the document; none when the query is laid out already. */
  | {
      readonly kind: 'laid-out';
      readonly version: number;
      readonly edits: readonly { readonly range: ProtocolRange; readonly newText: string }[];
    }
  /** The query stays as it is; `reason` says why, `range` where. */
  | { readonly kind: 'refused'; readonly reason: string; readonly range?: ProtocolRange };

/** Runs an EQL query over event files. Request; cancellable; reports work-done progress. */
export const RUN_QUERY = 'rulewright/runQuery';

export interface RunQueryParams {
  /** The document that the query is in; the open text counts, not the file. */
  readonly uri: string;
  /** The part of the document that is the query; without it the query of a rule, or all of an `.eql` file. */
  readonly range?: ProtocolRange;
  /** The text of `range`, where the document is neither a rule nor an `.eql` file: the server knows no others. */
  readonly text?: string;
  /** In the order of the index; `name` is how the results call the file. Without files only the syntax is checked. */
  readonly files?: readonly { readonly uri: string; readonly name: string }[];
  readonly workDoneToken?: string | number;
}

export interface ProtocolFoundEvent {
  readonly file: string;
  /** 1-based line of the file on which the event starts. */
  readonly line: number;
  readonly event: unknown;
}

export type RunQueryResult =
  | {
      readonly kind: 'results';
      /** What `rulewright query --format json` prints. */
      readonly results:
        | { readonly version: 1; readonly events: readonly ProtocolFoundEvent[] }
        | {
            readonly version: 1;
            readonly sequences: readonly {
              readonly join_keys: readonly unknown[];
              readonly events: readonly (ProtocolFoundEvent | null)[];
            }[];
          };
      /** How many there are; `results` holds the first thousand. */
      readonly total: number;
      /** How many events were searched. */
      readonly searched: number;
      /** What of the files is no event, and files that could not be read. */
      readonly unread: readonly UnreadLine[];
    }
  /** No files were given, and nothing is wrong with the query's syntax. */
  | { readonly kind: 'readable' }
  /** The query can't be run, or there is none. Ranges are of the document. */
  | { readonly kind: 'refused'; readonly errors: readonly RefusedQuery[] };

export interface UnreadLine {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly reason: string;
}

export interface RefusedQuery {
  readonly message: string;
  readonly range: ProtocolRange;
}

/** Leaves of the events in a text only the fields that decide what a rule says of them. Request; cancellable. */
export const MINIMISE_EVENTS = 'rulewright/minimiseEvents';

export interface MinimiseEventsParams {
  /** The rule's document. */
  readonly rule: string;
  /** JSON: one event or several. */
  readonly text: string;
  /** Offsets in `text`, UTF-16: the events that this touches are meant. */
  readonly start: number;
  readonly end: number;
}

export type MinimiseEventsResult =
  | {
      readonly kind: 'minimised';
      /** One for each event; offsets in the text that was sent. */
      readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
      /** False when an event was too large to try every field. */
      readonly complete: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Replaces in events what tells of machines and people. Request; cancellable. Nothing is written. */
export const REDACT_EVENTS = 'rulewright/redactEvents';

export interface RedactEventsParams {
  /** Texts of JSON with events: the same value is replaced by the same in all of them. */
  readonly documents: readonly {
    readonly uri: string;
    readonly text: string;
    /** Offsets in `text`, UTF-16: the events that this touches are meant, without it all. */
    readonly selection?: { readonly start: number; readonly end: number };
  }[];
}

export type RedactEventsResult =
  | {
      readonly kind: 'redacted';
      /** In the order of the request. */
      readonly documents: readonly RedactedDocument[];
      /** How many different values were replaced. */
      readonly values: number;
      /** Cases of rules that say something else than before. */
      readonly changes: readonly ChangedVerdict[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

export interface RedactedDocument {
  readonly uri: string;
  /** In order; offsets in the text that was sent. */
  readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
}

export interface ChangedVerdict {
  /** The rule's address. */
  readonly rule: string;
  /** The case's. */
  readonly uri: string;
  /** 1-based, of an event. */
  readonly line: number;
  /** Sentences. */
  readonly message: string;
}

/** Makes a case file of a rule out of events, and writes nothing. Request. */
export const NEW_CASE = 'rulewright/newCase';

export interface NewCaseParams {
  /** The rule's document. */
  readonly rule: string;
  /** JSON: one event or several, hits, the response of a search. */
  readonly text: string;
  /** Offsets in `text`, UTF-16: the events that this touches are meant, without it all. */
  readonly selection?: { readonly start: number; readonly end: number };
  readonly expect: 'match' | 'no-match';
}

export type NewCaseResult =
  | {
      readonly kind: 'case';
      /** URI of a file that is not there yet; its folder need not be there either. */
      readonly location: string;
      readonly text: string;
      /** How many. */
      readonly events: number;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** The types of rules that there is a rule to start from for; answers with a list of `OfferedType`. Request without parameters. */
export const RULE_TYPES = 'rulewright/ruleTypes';

export interface OfferedType {
  readonly type: string;
  /** One line. */
  readonly summary: string;
}

/** Makes a rule to start from, and writes nothing. Request. */
export const NEW_RULE = 'rulewright/newRule';

export interface NewRuleParams {
  readonly type: string;
  /** URI of the rule that is to be. */
  readonly location: string;
  /** A fresh UUID in lower case. */
  readonly ruleId: string;
  /** `yyyy/mm/dd` */
  readonly date: string;
}

export interface NewRuleResult {
  /** The rule, then its cases. */
  readonly files: readonly { readonly location: string; readonly text: string }[];
}

/** Server -> client: reads what only the editor can reach (schemes other than `file`). Base64. */
export const READ_FILE = 'rulewright/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export interface ReadFileResult {
  readonly base64: string;
}

/** Server -> client: lists a directory of such a scheme; `null` when there is none. */
export const READ_DIRECTORY = 'rulewright/readDirectory';
export interface ReadDirectoryParams {
  readonly uri: string;
}
export type ReadDirectoryResult =
  readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'other' }[] | null;
