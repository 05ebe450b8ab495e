import type { Connection, ResponseError } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import type { LanguageService } from '../core/index.ts';
import {
  CASE_ROOTS,
  FIND_CASES,
  type CaseRootsParams,
  type CaseRootsResult,
  type FindCasesParams,
  type FindCasesResult,
} from '../protocol/index.ts';
import type { Guard } from './guard.ts';
import { brokenBy } from './response-errors.ts';
import { unlisted } from './unlisted.ts';

/** `rulewright/findCases` and `rulewright/caseRoots`: where a rule's cases are, for a list of them. */
export function registerFindCases(
  connection: Connection,
  service: LanguageService,
  files: FileSystem,
  guard: Guard,
): void {
  connection.onRequest(FIND_CASES, ({ uri }: FindCasesParams) =>
    guard<FindCasesResult | ResponseError>('Cases', brokenBy("find the rule's cases"), () =>
      findCases(uri, service, files).catch((error: unknown) => unlisted(error, files)),
    ),
  );
  connection.onRequest(CASE_ROOTS, ({ configurations }: CaseRootsParams) =>
    guard<CaseRootsResult | ResponseError>('Folders of cases', brokenBy('find the folders of cases'), () =>
      Promise.all(configurations.map((uri) => caseRoot(uri, service, files))),
    ),
  );
}

async function findCases(uri: string, service: LanguageService, files: FileSystem): Promise<FindCasesResult> {
  const { cases, searched, expectations } = await service.findCases(uri, files);
  return {
    cases: cases.map(({ name, file, problem }) => ({ name, uri: file, ...(problem && { problem }) })),
    searched,
    ...(expectations !== undefined && { expectations }),
  };
}

async function caseRoot(
  uri: string,
  service: LanguageService,
  files: FileSystem,
): Promise<CaseRootsResult[number]> {
  const root = files.parent(uri);
  return { root, cases: files.join(root, ...(await service.readConfiguration(uri, files)).cases) };
}
