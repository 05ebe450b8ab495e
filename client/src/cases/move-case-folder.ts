import { FileType, Uri, window, workspace, WorkspaceEdit, type Disposable } from 'vscode';
import { looksLikeRule } from '../../../server/src/looks-like-rule.ts';

/** A rule that is renamed or moved takes the folder of its cases along, as one change with it. */
export function moveCaseFolders(): Disposable {
  return workspace.onWillRenameFiles((event) => {
    event.waitUntil(movesOf(event.files));
  });
}

interface Renamed {
  readonly oldUri: Uri;
  readonly newUri: Uri;
}

async function movesOf(files: readonly Renamed[]): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const file of files) {
    const move = await moveOf(file);
    // Somebody who picked rule and folder together moves the folder too.
    if (move === undefined || files.some(({ oldUri }) => isSame(oldUri, move.from))) continue;
    if (await exists(move.to)) {
      const [from, to] = [move.from, move.to].map((uri) => workspace.asRelativePath(uri));
      void window.showWarningMessage(
        `The cases of the rule stay in \`${from ?? ''}\`, where they are not found any more: \`${to ?? ''}\` exists. Move them by hand.`,
      );
    } else edit.renameFile(move.from, move.to);
  }
  return edit;
}

/** Where the cases are and where they belong; `undefined` for what is no rule, or a rule without a folder beside it. */
async function moveOf({
  oldUri,
  newUri,
}: Renamed): Promise<{ readonly from: Uri; readonly to: Uri } | undefined> {
  if (!oldUri.path.endsWith('.toml') || !newUri.path.endsWith('.toml')) return undefined;
  const targets = caseFolders(newUri);
  for (const [index, from] of caseFolders(oldUri).entries()) {
    const to = targets[index];
    if (to === undefined || !(await isFolder(from))) continue;
    return (await isRuleFile(oldUri)) ? { from, to } : undefined;
  }
  return undefined;
}

/** The folders beside a rule that may hold its cases; the first that exists counts (`find-cases.ts` of the core). */
function caseFolders(rule: Uri): readonly Uri[] {
  const stem = rule.path.slice(rule.path.lastIndexOf('/') + 1).replace(/\.toml$/, '');
  const folder = Uri.joinPath(rule, '..');
  return [Uri.joinPath(folder, `${stem}.samples`), Uri.joinPath(folder, 'samples', stem)];
}

async function isRuleFile(uri: Uri): Promise<boolean> {
  try {
    return looksLikeRule(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch {
    // What can't be read is no rule for us; the rename itself says what is wrong.
    return false;
  }
}

async function isFolder(uri: Uri): Promise<boolean> {
  const type = await typeOf(uri);
  return type !== undefined && (type & FileType.Directory) !== 0;
}

async function exists(uri: Uri): Promise<boolean> {
  return (await typeOf(uri)) !== undefined;
}

/** `undefined` where nothing is. */
async function typeOf(uri: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

function isSame(left: Uri, right: Uri): boolean {
  return left.toString() === right.toString();
}
