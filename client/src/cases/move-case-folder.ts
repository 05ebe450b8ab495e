import { FileType, Uri, window, workspace, WorkspaceEdit, type Disposable } from 'vscode';
import { looksLikeRule } from '../../../server/src/looks-like-rule.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { caseRootsAbove, isThere } from './case-roots.ts';

/** A rule, or a folder of rules, that is renamed or moved takes the folder of its cases along, as one change with it. */
export function moveCaseFolders(session: LanguageSession): Disposable {
  return workspace.onWillRenameFiles((event) => {
    event.waitUntil(movesOf(session, event.files));
  });
}

interface Renamed {
  readonly oldUri: Uri;
  readonly newUri: Uri;
}

/** Where cases are and where they belong; without `to` they belong nowhere that can be told. */
interface Move {
  readonly from: Uri;
  readonly to: Uri | undefined;
}

async function movesOf(session: LanguageSession, files: readonly Renamed[]): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const file of files) {
    const move = await moveOf(session, file);
    // Somebody who picked rule and folder together moves the folder too.
    if (move === undefined || files.some(({ oldUri }) => isSame(oldUri, move.from))) continue;
    const { from, to } = move;
    if (to === undefined || (await isThere(to))) tellTheyStay(from, to);
    else edit.renameFile(from, to);
  }
  return edit;
}

function tellTheyStay(from: Uri, to: Uri | undefined): void {
  const why =
    to === undefined
      ? 'no `rulewright.toml` stands above the new place'
      : `\`${workspace.asRelativePath(to)}\` exists`;
  void window.showWarningMessage(
    `The cases stay in \`${workspace.asRelativePath(from)}\`, where they are not found any more: ${why}. Move them by hand.`,
  );
}

/** `undefined` for what is neither a rule nor a folder of rules, or has no cases, or takes them along by itself. */
async function moveOf(session: LanguageSession, file: Renamed): Promise<Move | undefined> {
  const { oldUri, newUri } = file;
  if (await isFolder(oldUri)) return await mirroredMove(session, file);
  if (!oldUri.path.endsWith(RULE) || !newUri.path.endsWith(RULE)) return undefined;
  const move = (await moveBeside(file)) ?? (await mirroredMove(session, file));
  return move !== undefined && (await isRuleFile(oldUri)) ? move : undefined;
}

const RULE = '.toml';

async function moveBeside({ oldUri, newUri }: Renamed): Promise<Move | undefined> {
  const targets = foldersBeside(newUri);
  for (const [index, from] of foldersBeside(oldUri).entries()) {
    if (await isFolder(from)) return { from, to: targets[index] };
  }
  return undefined;
}

/** The folders beside a rule that may hold its cases; the first that exists counts (`find-cases.ts` of the core). */
function foldersBeside(rule: Uri): readonly Uri[] {
  const stem = rule.path.slice(rule.path.lastIndexOf('/') + 1).replace(/\.toml$/, '');
  const folder = Uri.joinPath(rule, '..');
  return [Uri.joinPath(folder, `${stem}.samples`), Uri.joinPath(folder, 'samples', stem)];
}

/** The folder that a `rulewright.toml` gives to a rule, or to all rules of a folder: it has their path below another root. */
async function mirroredMove(
  session: LanguageSession,
  { oldUri, newUri }: Renamed,
): Promise<Move | undefined> {
  const from = await mirrorOf(session, oldUri);
  if (from === undefined || !(await isFolder(from))) return undefined;
  return { from, to: await mirrorOf(session, newUri) };
}

async function mirrorOf(session: LanguageSession, uri: Uri): Promise<Uri | undefined> {
  const [nearest] = await caseRootsAbove(session, uri);
  if (nearest === undefined) return undefined;
  const below = uri.path.slice(nearest.root.length).replace(/\.toml$/, '');
  return uri.with({ path: `${nearest.cases}${below}` });
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
  return await workspace.fs.stat(uri).then(
    ({ type }) => (type & FileType.Directory) !== 0,
    () => false,
  );
}

function isSame(left: Uri, right: Uri): boolean {
  return left.toString() === right.toString();
}
