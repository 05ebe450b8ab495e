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
  readonly workDoneToken?: string | number;
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
  readonly alerts: number;
  readonly events: number;
  readonly unread: readonly { readonly line: number; readonly reason: string }[];
  readonly failures: readonly {
    readonly line: number;
    readonly reason: string;
    readonly condition?: PlaceInRule;
    readonly value?: string;
  }[];
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
