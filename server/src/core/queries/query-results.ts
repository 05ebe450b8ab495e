import type { JsonObject, SampleEvent } from '../matcher/event.ts';
import type { KeyValues } from '../matcher/join-key.ts';
import type { QueryResult } from './run-query.ts';

export interface FoundEvent {
  readonly file: string;
  /** 1-based line of the file on which the event starts. */
  readonly line: number;
  readonly event: JsonObject;
}

/** What a query found, as JSON: the shape that the command line and the editor show. */
export type QueryResults =
  | { readonly version: 1; readonly events: readonly FoundEvent[] }
  | {
      readonly version: 1;
      readonly sequences: readonly {
        readonly join_keys: KeyValues;
        /** `null`: a missing event. */
        readonly events: readonly (FoundEvent | null)[];
      }[];
    };

/** `nameOf`: how a file is called in the results. */
export function queryResults(
  result: Exclude<QueryResult, { readonly kind: 'error' }>,
  nameOf: (file: string) => string,
): QueryResults {
  const found = ({ file, line, source }: SampleEvent): FoundEvent => ({
    file: nameOf(file),
    line,
    event: source,
  });
  if (result.kind === 'events') return { version: 1, events: result.events.map(found) };
  return {
    version: 1,
    sequences: result.sequences.map(({ keys, events }) => ({
      join_keys: keys,
      events: events.map((event) => (event === undefined ? null : found(event))),
    })),
  };
}
