import { ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import type { Pacing } from '../core/cases/pacing.ts';
import type { CaseReport } from '../core/cases/report.ts';
import {
  CaseFolderError,
  inSteps,
  redacting,
  rulesOfCase,
  verdictChange,
  type LanguageService,
} from '../core/index.ts';
import {
  REDACT_EVENTS,
  type ChangedVerdict,
  type RedactedDocument,
  type RedactEventsParams,
  type RedactEventsResult,
} from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import type { OpenFiles } from './open-files.ts';
import { pause } from './pause.ts';
import { brokenBy, cancelled } from './response-errors.ts';
import { ruleAt } from './test-rule-request.ts';
import { withTexts } from './text-files.ts';

interface Redacting {
  readonly open: OpenFiles;
  readonly service: LanguageService;
  readonly files: FileSystem;
  readonly pacing: Pacing;
}

/** `rulewright/redactEvents`: replaces what tells of machines and people, and says which cases it changes. */
export function registerRedact(
  connection: Connection,
  open: OpenFiles,
  service: LanguageService,
  files: FileSystem,
  guard: Guard,
): void {
  connection.onRequest<RedactEventsResult, unknown>(
    REDACT_EVENTS,
    (params: RedactEventsParams, token: CancellationToken) =>
      guard<RedactEventsResult | ResponseError>('Redact', brokenBy('redact the events'), async () => {
        const pacing: Pacing = { isCancelled: () => token.isCancellationRequested, pause };
        try {
          return await redact(params, { open, service, files, pacing });
        } catch (error) {
          if (!token.isCancellationRequested) throw error;
          return cancelled('The events were not redacted: it was cancelled.');
        }
      }),
  );
}

async function redact({ documents }: RedactEventsParams, parts: Redacting): Promise<RedactEventsResult> {
  const { files, pacing } = parts;
  const result = await inSteps(redacting(documents), pacing);
  if (result.kind === 'refused') {
    const name = files.name(documents[result.index]?.uri ?? '');
    return { kind: 'refused', reason: `${name}: ${result.reason}` };
  }
  const redacted = documents.map(({ uri }, index): RedactedDocument => ({
    uri,
    edits: result.edits[index] ?? [],
  }));
  const before = new Map(documents.map(({ uri, text }) => [uri, text]));
  const after = new Map(redacted.map(({ uri, edits }) => [uri, edited(before.get(uri) ?? '', edits)]));
  const changes = await changesOf(before, after, parts);
  return { kind: 'redacted', documents: redacted, values: result.values, changes };
}

function edited(text: string, edits: RedactedDocument['edits']): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of edits) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

type Texts = ReadonlyMap<string, string>;

/** The verdicts of those texts that are cases of a rule, before and after. */
async function changesOf(before: Texts, after: Texts, parts: Redacting): Promise<readonly ChangedVerdict[]> {
  const { files } = parts;
  const rules = new Set<string>();
  for (const uri of before.keys()) for (const rule of await rulesOfCase(uri, files)) rules.add(rule);
  const changes: ChangedVerdict[] = [];
  for (const rule of rules) {
    const [old, now] = [await reports(rule, before, parts), await reports(rule, after, parts)];
    for (const uri of before.keys()) {
      const change = verdictChange(old.get(uri), now.get(uri));
      if (change !== undefined) changes.push({ rule, uri, ...change });
    }
  }
  return changes;
}

/** Of a rule's cases, by their address. A rule that can't be read or run says nothing of them, before and after. */
async function reports(
  uri: string,
  texts: Texts,
  { open, service, files, pacing }: Redacting,
): Promise<ReadonlyMap<string, CaseReport>> {
  const rule = await ruleAt(uri, open, service, files);
  if (rule instanceof ResponseError) return new Map();
  try {
    const { cases } = await service.test(rule, uri, withTexts(files, texts), pacing);
    if (pacing.isCancelled?.() === true) throw new Error('cancelled');
    return new Map(cases.map((report) => [report.file, report]));
  } catch (error) {
    if (!(error instanceof CaseFolderError)) throw error;
    return new Map();
  }
}
