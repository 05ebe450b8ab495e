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
