import type { Uri } from 'vscode';

/** Last part of the path: `rule.toml`. */
export function fileName({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(uri: Uri): Uri {
  return uri.with({ path: uri.path.slice(0, uri.path.lastIndexOf('/')) || '/' });
}
