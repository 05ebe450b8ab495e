/** Which folders of cases the `rulewright.toml` files name. Request. */
export const CASE_ROOTS = 'rulewright/caseRoots';

export interface CaseRootsParams {
  /** Addresses of `rulewright.toml` files. */
  readonly configurations: readonly string[];
}

/** One for each configuration; one that can't be read has the default. Addresses of folders. */
export type CaseRootsResult = readonly { readonly root: string; readonly cases: string }[];
