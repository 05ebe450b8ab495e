import { Disposable, RelativePattern, Uri, workspace } from 'vscode';

/** Tells when one of the files changes, comes or goes on the disk. */
export function watchFiles(files: readonly Uri[], onChange: () => void): Disposable {
  const known = new Set(files.map((file) => file.toString()));
  return watchFolders(files, (uri) => {
    if (known.has(uri.toString())) onChange();
  });
}

/** Tells when a file comes or goes beside one of the files. */
export function watchNeighbours(files: readonly Uri[], onChange: () => void): Disposable {
  return watchFolders(files, (_uri, isChange) => {
    if (!isChange) onChange();
  });
}

/** The folders are watched: a file's name can hold what means something in a pattern. */
function watchFolders(files: readonly Uri[], onEvent: (uri: Uri, isChange: boolean) => void): Disposable {
  const folders = new Map(files.map((file) => Uri.joinPath(file, '..')).map((uri) => [uri.toString(), uri]));
  return Disposable.from(
    ...[...folders.values()].map((folder) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '*'));
      watcher.onDidChange((uri) => {
        onEvent(uri, true);
      });
      watcher.onDidCreate((uri) => {
        onEvent(uri, false);
      });
      watcher.onDidDelete((uri) => {
        onEvent(uri, false);
      });
      return watcher;
    }),
  );
}
