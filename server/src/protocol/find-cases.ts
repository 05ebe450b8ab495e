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
