import { Disposable, RelativePattern, Uri, workspace } from 'vscode';

/** Tells when one of the files changes, comes or goes on the disk. */
export function watchFiles(files: readonly Uri[], onChange: () => void): Disposable {
  return Disposable.from(
    ...files.map((file) => {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1);
      // In a pattern, brackets and braces have a meaning, and can only be escaped as a class of one character.
      const escaped = name.replace(/[[\]{}*?]/g, '[$&]');
      const watcher = workspace.createFileSystemWatcher(
        new RelativePattern(Uri.joinPath(file, '..'), escaped),
      );
      watcher.onDidChange(onChange);
      watcher.onDidCreate(onChange);
      watcher.onDidDelete(onChange);
      return watcher;
    }),
  );
}
