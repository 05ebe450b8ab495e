import type { Uri } from 'vscode';
import { Disposable, workspace } from 'vscode';
import { fileName } from './uri-paths.ts';

export interface FileChange {
  readonly kind: 'created' | 'changed' | 'deleted';
  readonly uri: Uri;
}

/** Tells of files that change in the workspace, by the editor or behind its back; a file that changes may be told of twice. */
export function watchFiles(tell: (change: FileChange) => void): Disposable {
  const each =
    (kind: FileChange['kind']) =>
    (uri: Uri): void => {
      tell({ kind, uri });
    };
  // All files: when a folder goes, the file system tells of the folder alone.
  const watcher = workspace.createFileSystemWatcher('**/*');
  return Disposable.from(
    watcher,
    watcher.onDidCreate(each('created')),
    watcher.onDidChange(each('changed')),
    watcher.onDidDelete(each('deleted')),
    // The editor's own doings are told at once, and also where nothing is watched.
    workspace.onDidSaveTextDocument(({ uri }) => {
      tell({ kind: 'changed', uri });
    }),
    workspace.onDidCreateFiles(({ files }) => {
      files.forEach(each('created'));
    }),
    workspace.onDidDeleteFiles(({ files }) => {
      files.forEach(each('deleted'));
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        tell({ kind: 'deleted', uri: oldUri });
        tell({ kind: 'created', uri: newUri });
      }
    }),
  );
}

/** A file or a folder whose coming or going may change which rules have cases. */
export function concernsCases(uri: Uri): boolean {
  const name = fileName(uri);
  return /\.(?:toml|samples)$|^(?:no-)?match|^expect\.json$|^samples$/.test(name) || isFolderLike(name);
}

/** What comes back under another name is told as a folder alone. */
function isFolderLike(name: string): boolean {
  return !name.includes('.');
}
