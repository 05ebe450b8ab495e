import type { ProtocolRange } from './places.ts';

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

export interface ProtocolFoundEvent {
  readonly file: string;
  /** 1-based line of the file on which the event starts. */
  readonly line: number;
  readonly event: unknown;
}

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
