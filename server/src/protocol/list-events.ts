/** The events of a case's file, for a list of them. Request; cancellable. */
export const LIST_EVENTS = 'rulewright/listEvents';

export interface ListEventsParams {
  readonly uri: string;
  /** What an editor shows instead of what is stored. */
  readonly text?: string;
  /** Of a file with more events none is listed. */
  readonly most: number;
}

export interface ListEventsResult {
  /** In the order of the file. `line`: 1-based, on which the event starts; `label`: a short line. */
  readonly events: readonly { readonly line: number; readonly label: string }[];
  readonly tooMany: boolean;
}
