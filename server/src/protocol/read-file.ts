/** Server -> client: reads what only the editor can reach (schemes other than `file`). Base64. */
export const READ_FILE = 'rulewright/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  readonly base64: string;
}
