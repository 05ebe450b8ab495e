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
