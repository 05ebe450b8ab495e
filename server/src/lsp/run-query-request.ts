import type {
  CancellationToken,
  Connection,
  ResponseError,
  WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import type { Pacing } from '../core/cases/pacing.ts';
import { queryResults, type LanguageService } from '../core/index.ts';
import type { SampleEvent } from '../core/matcher/event.ts';
import type { QueryResult } from '../core/queries/run-query.ts';
import {
  RUN_QUERY,
  type RefusedQuery,
  type RunQueryParams,
  type RunQueryResult,
  type UnreadLine,
} from '../protocol.ts';
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
  const { service, token, progress } = searching;
  const pacing: Pacing = { isCancelled: () => token.isCancellationRequested, pause };
  const { events, unread } = await readFiles(files, searching, pacing);
  progress.report(`${events.length.toLocaleString('en')} events`);
  const result = await service.queryInSteps(source.text, events, pacing, source.options);
  if (result.kind === 'error') {
    return refused(result.errors.map(({ message, span }) => ({ message, range: source.rangeOf(span) })));
  }
  const names = new Map(files.map(({ uri, name }) => [uri, name]));
  return {
    kind: 'results',
    results: queryResults(firstOf(result), (uri) => names.get(uri) ?? uri),
    total: result.kind === 'events' ? result.events.length : result.sequences.length,
    searched: events.length,
    unread,
  };
}

async function readFiles(
  files: Files,
  { service, stored, progress }: Search,
  pacing: Pacing,
): Promise<{ readonly events: readonly SampleEvent[]; readonly unread: readonly UnreadLine[] }> {
  const events: SampleEvent[] = [];
  const unread: UnreadLine[] = [];
  for (const { uri, name } of files) {
    progress.report(`reading ${name}`);
    const read = await service.readEvents(uri, stored, pacing);
    for (const event of read.events) events.push(event);
    for (const { line, reason } of read.unread) unread.push({ file: name, line, reason });
  }
  return { events, unread };
}

/** More results than these nobody reads in an editor, and a document with all of a log would stop it. */
const MOST_RESULTS = 1000;

type Found = Exclude<QueryResult, { readonly kind: 'error' }>;

function firstOf(result: Found): Found {
  return result.kind === 'events'
    ? { kind: 'events', events: result.events.slice(0, MOST_RESULTS) }
    : { kind: 'sequences', sequences: result.sequences.slice(0, MOST_RESULTS) };
}
