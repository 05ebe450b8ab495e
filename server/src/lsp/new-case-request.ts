import type { CancellationToken, Connection, ResponseError } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import { newCase, readEventText } from '../core/index.ts';
import { NEW_CASE, type EventOfFile, type NewCaseParams, type NewCaseResult } from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import { pause } from './pause.ts';
import { brokenBy, cancelled } from './response-errors.ts';

/** `rulewright/newCase`: the case file that events make; the client writes it. No rule is run. */
export function registerNewCase(connection: Connection, files: FileSystem, guard: Guard): void {
  connection.onRequest<NewCaseResult, unknown>(NEW_CASE, (params: NewCaseParams, token: CancellationToken) =>
    guard<NewCaseResult | ResponseError>('New case', brokenBy('make a case'), async () => {
      try {
        return await makeCase(params, files, token);
      } catch (error) {
        if (!token.isCancellationRequested) throw error;
        return cancelled('No case was made: it was cancelled.');
      }
    }),
  );
}

async function makeCase(
  { rule, events, expect }: NewCaseParams,
  files: FileSystem,
  token: CancellationToken,
): Promise<NewCaseResult> {
  if (!('uri' in events)) return await newCase({ rule, expect, ...events }, files);
  const read = await textOf(events, files, token);
  if (read.kind === 'refused') return read;
  const { line, nth } = events;
  return await newCase({ rule, expect, text: read.text, place: { line, nth } }, files);
}

async function textOf(
  { uri, text }: EventOfFile,
  files: FileSystem,
  token: CancellationToken,
): ReturnType<typeof readEventText> {
  if (text !== undefined) return { kind: 'text', text };
  return await readEventText(uri, files, { isCancelled: () => token.isCancellationRequested, pause });
}
