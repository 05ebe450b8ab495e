import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { CONFIGURATION } from '../case-places.ts';
import type { SourceFile } from '../core/features/source-file.ts';
import type { LanguageService } from '../core/index.ts';
import type { QueryLanguage } from '../core/rule/rule-document.ts';
import type { Diagnostic } from '../core/text/diagnostic.ts';

/** One version of an open document, read once. */
export interface OpenFile {
  readonly uri: string;
  readonly version: number;
  /** Grows with each version of each document, also of one that was closed and opened again. */
  readonly serial: number;
  readonly source: SourceFile;
  /** Made on first need and kept. */
  diagnostics(): readonly Diagnostic[];
}

/** The open rules, hunting files, queries and configurations; `undefined` for documents that are none of them, in which nothing is done. */
export interface OpenFiles {
  get(uri: string): OpenFile | undefined;
  close(uri: string): void;
}

interface Known {
  readonly document: TextDocument;
  readonly version: number;
  readonly file: OpenFile | undefined;
}

export function openFiles(documents: TextDocuments<TextDocument>, service: LanguageService): OpenFiles {
  const known = new Map<string, Known>();
  let serial = 0;
  return {
    get(uri) {
      const document = documents.get(uri);
      if (document === undefined) return undefined;
      const last = known.get(uri);
      // A document that is closed and opened again is another object, maybe with the same version number.
      if (last?.document === document && last.version === document.version) return last.file;
      const file = read(document, service, ++serial);
      known.set(uri, { document, version: document.version, file });
      return file;
    },
    close: (uri) => void known.delete(uri),
  };
}

/** The editor's languages of files whose whole text is a query. */
const QUERY_FILES: ReadonlyMap<string, QueryLanguage> = new Map([
  ['eql', 'eql'],
  ['esql', 'esql'],
  ['kql', 'kuery'],
]);

function read(document: TextDocument, service: LanguageService, serial: number): OpenFile | undefined {
  const source = sourceOf(document, service);
  if (source === undefined) return undefined;
  let diagnostics: readonly Diagnostic[] | undefined;
  return {
    uri: document.uri,
    version: document.version,
    serial,
    source,
    diagnostics: () =>
      (diagnostics ??= source.configuration?.diagnostics ?? service.diagnose(source.document)),
  };
}

function sourceOf(document: TextDocument, service: LanguageService): SourceFile | undefined {
  const text = document.getText();
  const language = QUERY_FILES.get(document.languageId);
  if (language !== undefined) return service.openQuery(text, language);
  if (Utils.basename(URI.parse(document.uri)) === CONFIGURATION) return service.openConfiguration(text);
  return service.looksLikeRule(text) || service.looksLikeHunt(text) ? service.openRule(text) : undefined;
}
