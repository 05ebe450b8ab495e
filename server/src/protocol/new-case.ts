/** Makes a case file of a rule out of events, and writes nothing. Request. */
export const NEW_CASE = 'rulewright/newCase';

export interface NewCaseParams {
  /** The rule's document. */
  readonly rule: string;
  readonly events: EventsOfText | EventOfFile;
  readonly expect: 'match' | 'no-match';
}

export interface EventsOfText {
  /** JSON: one event or several, hits, the response of a search. */
  readonly text: string;
  /** Offsets in `text`, UTF-16: the events that this touches are meant, without it all. */
  readonly selection?: { readonly start: number; readonly end: number };
}

export interface EventOfFile {
  /** Address of a file of events, maybe packed. */
  readonly uri: string;
  /** What an editor shows instead of what is stored. */
  readonly text?: string;
  /** 1-based, on which the event starts. */
  readonly line: number;
  /** How many events before it start on the same line. */
  readonly nth: number;
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
