import { Uri, window, workspace, type Disposable, type TextDocument } from 'vscode';
import { WorkDoneProgress } from 'vscode-languageclient';
import { RUN_QUERY, type RunQueryParams, type RunQueryResult } from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import { showQueryResult } from '../results/show-query-result.ts';
import { plural } from '../results/text.ts';
import { runningClient } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';
import { queryIn } from './query-in.ts';
import { tellAbout } from './show-place.ts';
import { showSlowProgress, type SlowProgress } from './slow-progress.ts';

/**
 * "Run Query Over Events…": the selection in the active editor, the query of its rule, or the whole of its `.eql` file.
 * Arguments, for other extensions and tests: the document's URI and event files (default: a dialog asks). Returns what the
 * server answered last, `undefined` when it was not asked or the query was not run.
 */
export function registerRunQuery(session: LanguageSession): Disposable {
  return registerTrusted(COMMANDS.runQuery, async (uri?: unknown, files?: unknown) => {
    const document =
      uri instanceof Uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
    const query = document && queryIn(document);
    if (document === undefined || query === undefined) {
      void window.showWarningMessage(
        'There is no query to run: open a rule or an `.eql` file, or select a query, and try again.',
      );
      return undefined;
    }
    return runQuery(session, document, query, urisIn(files));
  });
}

/** Menus and keybindings pass arguments of their own kind. */
function urisIn(files: unknown): readonly Uri[] | undefined {
  if (!Array.isArray(files)) return undefined;
  const uris = files.filter((file) => file instanceof Uri);
  return uris.length > 0 ? uris : undefined;
}

async function runQuery(
  session: LanguageSession,
  document: TextDocument,
  query: RunQueryParams,
  given: readonly Uri[] | undefined,
): Promise<RunQueryResult | undefined> {
  try {
    // A slip in the query is told before somebody looks for files.
    const checked = await ask(session, query);
    const files = checked.kind === 'readable' ? (given ?? (await askForEvents(document))) : undefined;
    const result = files === undefined ? checked : await runOver(session, query, files);
    if (result?.kind === 'refused') {
      const [first, ...more] = result.errors;
      const others = more.length === 0 ? '' : ` (${plural(more.length, 'more mistake')} behind it.)`;
      void tellAbout(document, `The query was not run. ${first?.message ?? ''}${others}`, first?.range);
    } else if (result?.kind === 'results') await showQueryResult(result);
    return result;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`The query was not run. ${reason}`);
    return undefined;
  }
}

async function askForEvents({ uri }: TextDocument): Promise<readonly Uri[] | undefined> {
  const picked = await window.showOpenDialog({
    title: 'Choose event files to run the query over',
    openLabel: 'Run Query',
    canSelectMany: true,
    filters: { Events: ['ndjson', 'jsonl', 'json', 'gz', 'zst'] },
    ...(uri.scheme !== 'untitled' && { defaultUri: Uri.joinPath(uri, '..') }),
  });
  return picked === undefined || picked.length === 0 ? undefined : picked;
}

/** `undefined` when it was cancelled. */
function runOver(
  session: LanguageSession,
  query: RunQueryParams,
  uris: readonly Uri[],
): Promise<RunQueryResult | undefined> {
  const files = uris.map((uri) => ({ uri: uri.toString(), name: workspace.asRelativePath(uri) }));
  return showSlowProgress(`Running the query over ${plural(files.length, 'file')}`, async (progress) => {
    try {
      const result = await ask(session, { ...query, files }, progress);
      return progress.token.isCancellationRequested ? undefined : result;
    } catch (error) {
      if (progress.token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

let lastToken = 0;

async function ask(
  session: LanguageSession,
  query: RunQueryParams,
  progress?: SlowProgress,
): Promise<RunQueryResult> {
  const client = await runningClient(session);
  const workDoneToken = `${RUN_QUERY}/${String(++lastToken)}`;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
    if (step.kind !== 'end' && step.message !== undefined) progress?.report({ message: step.message });
  });
  try {
    const params: RunQueryParams = { ...query, workDoneToken };
    return await client.sendRequest<RunQueryResult>(RUN_QUERY, params, progress?.token);
  } finally {
    listening.dispose();
  }
}
