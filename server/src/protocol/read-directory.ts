/** Server -> client: lists a directory of such a scheme; `null` when there is none. */
export const READ_DIRECTORY = 'rulewright/readDirectory';

export interface ReadDirectoryParams {
  readonly uri: string;
}

export type ReadDirectoryResult =
  readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'other' }[] | null;
