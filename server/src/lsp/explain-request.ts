import { ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import type { Pacing } from '../core/cases/pacing.ts';
import { CaseFolderError, type LanguageService } from '../core/index.ts';
import type { RuleDocument } from '../core/rule/rule-document.ts';
import { EXPLAIN, type ExplainParams, type ExplainResult } from '../protocol/index.ts';
import { explainEvent, rankEvents } from './explain/explain-streams.ts';
import { readStreams } from './explain/read-streams.ts';
import type { Guard } from './guard.ts';
import type { OpenFiles } from './open-files.ts';
import { pause } from './pause.ts';
import { brokenBy, cancelled, failed } from './response-errors.ts';
import { ruleAt } from './test-rule-request.ts';

type Answer = ExplainResult | ResponseError;

/** `rulewright/explain`: what a rule makes of an event, or which events came near. */
export function registerExplain(
  connection: Connection,
  open: OpenFiles,
  service: LanguageService,
  files: FileSystem,
  guard: Guard,
): void {
  connection.onRequest<ExplainResult, unknown>(EXPLAIN, (params: ExplainParams, token: CancellationToken) =>
    guard<Answer>('Explanation', brokenBy('explain the events'), async () => {
      const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
      progress.begin('Explaining', undefined, files.name(params.uri), true);
      const pacing: Pacing = { isCancelled: () => token.isCancellationRequested, pause };
      const report = (message: string): void => {
        progress.report(message);
      };
      try {
        const version = open.get(params.uri)?.version;
        const rule = await ruleAt(params.uri, open, service, files);
        if (rule instanceof ResponseError) return rule;
        const result = await explain(rule, params, { service, files, pacing, report });
        return result.kind === 'event' && version !== undefined ? { ...result, version } : result;
      } catch (error) {
        if (token.isCancellationRequested) return cancelled('The explanation was cancelled.');
        if (!(error instanceof CaseFolderError)) throw error;
        return failed(`The folder ${files.name(error.location)} can't be listed: ${error.message}.`);
      } finally {
        progress.done();
      }
    }),
  );
}

async function explain(
  rule: RuleDocument,
  { uri, of }: ExplainParams,
  reading: Parameters<typeof readStreams>[2],
): Promise<ExplainResult> {
  const { service, pacing } = reading;
  const streams = await readStreams(uri, of, reading);
  const explaining = { rule, explain: service.explainer(rule, streams.events), pacing };
  const [stream] = streams.asked;
  if (of.kind === 'event' && stream !== undefined) return explainEvent(of.event, stream, streams, explaining);
  return rankEvents(streams, explaining, of.kind === 'file');
}
