import { URI } from 'vscode-uri';

/** A line of a file as terminals make links of it: `/rules/rulewright.toml:3`. */
export function placeOf(uri: string, line: number | undefined): string {
  const { scheme, fsPath, path } = URI.parse(uri);
  const place = scheme === 'file' ? fsPath : path;
  return line === undefined ? place : `${place}:${String(line)}`;
}
