import type { ProtocolRange } from './places.ts';

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
