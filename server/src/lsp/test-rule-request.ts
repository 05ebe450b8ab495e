import { ProgressType, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import type { Pacing, Progress } from '../core/cases/pacing.ts';
import type { LanguageService } from '../core/index.ts';
import type { RuleDocument } from '../core/rule/rule-document.ts';
import { decodeText } from '../core/text/decode.ts';
import {
  firstResultToken,
  TEST_RULE,
  type FirstResult,
  type TestRuleParams,
  type TestRuleResult,
} from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import type { OpenFiles } from './open-files.ts';
import { pause } from './pause.ts';
import { brokenBy, cancelled, failed } from './response-errors.ts';
import { toTestRuleResult } from './test-rule.ts';
import { withText } from './text-files.ts';
import { unlisted } from './unlisted.ts';

type Answer = TestRuleResult | ResponseError;

/** `rulewright/testRule`: runs a rule over its cases or over the files that the client names. */
export function registerTestRule(
  connection: Connection,
  open: OpenFiles,
  service: LanguageService,
  files: FileSystem,
  guard: Guard,
): void {
  connection.onRequest(TEST_RULE, (params: TestRuleParams, token: CancellationToken) =>
    guard<Answer>('Test', brokenBy('run the rule'), async () => {
      const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
      progress.begin('Testing', undefined, files.name(params.uri), true);
      const tellFirst = firstResults(connection, params.workDoneToken);
      try {
        const rule = await ruleAt(params.uri, open, service, files);
        if (rule instanceof ResponseError) return rule;
        const pacing: Pacing = {
          isCancelled: () => token.isCancellationRequested,
          pause,
          report: (step) => {
            progress.report(progressText(step, files));
            tellFirst(step);
          },
        };
        const { text } = params;
        if (text === undefined) return await test(rule, params, service, files, pacing);
        const overlaid = withText(files, text);
        if (overlaid.kind === 'refused') return failed(overlaid.reason);
        return await test(rule, { ...params, files: [text.uri] }, service, overlaid.files, pacing);
      } finally {
        progress.done();
      }
    }),
  );
}

async function test(
  rule: RuleDocument,
  { uri, files: picked, coverage }: TestRuleParams,
  service: LanguageService,
  files: FileSystem,
  pacing: Pacing,
): Promise<Answer> {
  const report = await service
    .test(rule, uri, files, {
      ...pacing,
      clock: () => performance.now(),
      ...(picked !== undefined && { files: picked }),
      ...(coverage !== undefined && { coverage: true }),
      ...(typeof coverage === 'object' && { coveredBy: new Set(coverage) }),
    })
    .catch((error: unknown) => unlisted(error, files));
  if (report instanceof ResponseError) return report;
  if (pacing.isCancelled?.() === true) {
    return cancelled('The test was cancelled.');
  }
  return toTestRuleResult(report, rule);
}

const FIRST_RESULT = new ProgressType<FirstResult>();

/** Tells the first result of each case as soon as it is heard of. */
function firstResults(
  connection: Connection,
  workDoneToken: string | number | undefined,
): (progress: Progress) => void {
  if (workDoneToken === undefined) return () => undefined;
  const told = new Set<string>();
  return ({ file, first }) => {
    if (first === undefined || told.has(file)) return;
    told.add(file);
    const { line, reason } = first;
    void connection.sendProgress(FIRST_RESULT, firstResultToken(workDoneToken), { uri: file, line, reason });
  };
}

/** "match-large: 120,000 events, 3 alerts", while a large case runs: a first result before it ends. */
function progressText({ file, events, alerts, unread }: Progress, files: FileSystem): string {
  const count = (number: number, what: string): string =>
    `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
  const broken = unread === 0 ? '' : `, ${count(unread, 'place')} not read`;
  return `${files.name(file)}: ${count(events, 'event')}, ${count(alerts, 'alert')}${broken}`;
}

/** The rule as the editor has it, else as it is stored. */
export async function ruleAt(
  uri: string,
  open: OpenFiles,
  service: LanguageService,
  files: FileSystem,
): Promise<RuleDocument | ResponseError> {
  const rule = open.get(uri)?.source.rule;
  if (rule !== undefined) return rule;
  const read = await files.readFile(uri).then(
    (bytes) => decodeText(bytes).value,
    (error: unknown) =>
      failed(`${files.name(uri)} can't be read: ${error instanceof Error ? error.message : String(error)}`),
  );
  if (typeof read !== 'string') return read;
  return service.looksLikeRule(read)
    ? service.readRule(read)
    : failed(`${files.name(uri)} is no detection rule.`);
}
