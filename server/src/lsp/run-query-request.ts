import type {
  CancellationToken,
  Connection,
  ResponseError,
  WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import type { Pacing, Progress } from '../core/cases/pacing.ts';
import { queryResults, type LanguageService } from '../core/index.ts';
import type { QueriedFiles } from '../core/queries/query-files.ts';
import {
  RUN_QUERY,
  type RefusedQuery,
  type RunQueryParams,
  type RunQueryResult,
  type UnreadLine,
} from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import type { OpenFiles } from './open-files.ts';
import { pause } from './pause.ts';
import { querySource, type QuerySource } from './query-source.ts';
import { brokenBy, cancelled, failed } from './response-errors.ts';

type Answer = RunQueryResult | ResponseError;
type Files = NonNullable<RunQueryParams['files']>;

/** `rulewright/runQuery`: runs a query over the files that the client names. */
export function registerRunQuery(
  connection: Connection,
  open: OpenFiles,
  service: LanguageService,
  stored: FileSystem,
  guard: Guard,
): void {
  connection.onRequest<RunQueryResult, unknown>(
    RUN_QUERY,
    (params: RunQueryParams, token: CancellationToken) =>
      guard<Answer>('Query', brokenBy('run the query'), async () => {
        const source = querySource(params, open.get(params.uri));
        if (source === undefined) return failed('The document is neither a rule nor an `.eql` file.');
        if ('message' in source) return refused([source]);
        const mistakes = syntaxMistakes(source, service);
        if (mistakes.length > 0) return refused(mistakes);
        if (params.files === undefined) return { kind: 'readable' };
        const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
        progress.begin('Running the query', undefined, undefined, true);
        try {
          return await search(source, params.files, { service, stored, progress, token });
        } catch (error) {
          if (!token.isCancellationRequested) throw error;
          return cancelled('The query was cancelled.');
        } finally {
          progress.done();
        }
      }),
  );
}

function refused(errors: readonly RefusedQuery[]): RunQueryResult {
  return { kind: 'refused', errors };
}

/** Told before any file is read. */
function syntaxMistakes({ text, rangeOf }: QuerySource, service: LanguageService): readonly RefusedQuery[] {
  const errors = service.openQuery(text).document.query?.errors ?? [];
  return errors.map(({ message, span }) => ({ message, range: rangeOf(span) }));
}

interface Search {
  readonly service: LanguageService;
  readonly stored: FileSystem;
  readonly progress: WorkDoneProgressReporter;
  readonly token: CancellationToken;
}

async function search(source: QuerySource, files: Files, searching: Search): Promise<RunQueryResult> {
  const { service, token, progress, stored } = searching;
  const names = new Map(files.map(({ uri, name }) => [uri, name]));
  const report = ({ file, events, alerts }: Progress): void => {
    const name = names.get(file) ?? file;
    const [looked, found] = [events.toLocaleString('en'), alerts.toLocaleString('en')];
    progress.report(events === 0 ? `reading ${name}` : `${name}: ${looked} events, ${found} found`);
  };
  const pacing: Pacing = { isCancelled: () => token.isCancellationRequested, pause, report };
  const locations = files.map(({ uri }) => uri);
  const options = { ...source.options, most: MOST_RESULTS };
  const queried = await service.queryFiles(source.text, locations, stored, options, pacing);
  const { result, total } = queried;
  const searched = queried.files.reduce((sum, { events }) => sum + events, 0);
  progress.report(`${searched.toLocaleString('en')} events`);
  if (result.kind === 'error') {
    return refused(result.errors.map(({ message, span }) => ({ message, range: source.rangeOf(span) })));
  }
  return {
    kind: 'results',
    results: queryResults(result, (uri) => names.get(uri) ?? uri),
    total,
    searched,
    unread: queried.files.flatMap(({ unread }, index) => unreadLines(unread, files[index]?.name ?? '')),
  };
}

/** The first ones, and how many more there are. */
function unreadLines(
  { items, total }: QueriedFiles['files'][number]['unread'],
  file: string,
): readonly UnreadLine[] {
  const lines = items.slice(0, MOST_UNREAD).map(({ line, reason }) => ({ file, line, reason }));
  const next = items[MOST_UNREAD];
  if (next === undefined) return lines;
  const reason = `${(total - MOST_UNREAD).toLocaleString('en')} more from this line on can't be read.`;
  return [...lines, { file, line: next.line, reason }];
}

const MOST_UNREAD = 10;

/** More results than these nobody reads in an editor, and a document with all of a log would stop it. */
const MOST_RESULTS = 1000;
