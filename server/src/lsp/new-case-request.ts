import type { Connection } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import { newCase } from '../core/index.ts';
import { NEW_CASE, type NewCaseParams, type NewCaseResult } from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import { brokenBy } from './response-errors.ts';

/** `rulewright/newCase`: the case file that events make; the client writes it. No rule is run. */
export function registerNewCase(connection: Connection, files: FileSystem, guard: Guard): void {
  connection.onRequest<NewCaseResult, unknown>(NEW_CASE, (params: NewCaseParams) =>
    guard<NewCaseResult | ReturnType<typeof brokenBy>>('New case', brokenBy('make a case'), () =>
      newCase(params, files),
    ),
  );
}
