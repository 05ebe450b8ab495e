export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface PlaceInRule {
  readonly range: ProtocolRange;
  readonly text: string;
}

/** Where an event stands. */
export interface EventPlace {
  readonly uri: string;
  /** 1-based line on which it starts. */
  readonly line: number;
  /** 0-based, of the events that start on this line: several do where a JSON array stands on one line. */
  readonly nth: number;
}
