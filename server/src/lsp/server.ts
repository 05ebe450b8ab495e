import {
  TextDocuments,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService } from '../core/index.ts';
import { clientTraits, serverCapabilities, type ClientTraits } from './capabilities.ts';
import { clientFiles } from './client-files.ts';
import { createPublisher, EMPTY_REPORT, pulledReport } from './diagnostics.ts';
import { registerFeatures } from './feature-requests.ts';
import { registerFormatting } from './formatting-requests.ts';
import { registerExplain } from './explain-request.ts';
import { registerFindCases } from './find-cases-request.ts';
import { createGuard, describeFailure, type Guard } from './guard.ts';
import type { Host } from './host.ts';
import { registerListEvents } from './list-events-request.ts';
import { registerMinimise } from './minimise-request.ts';
import { registerNewCase } from './new-case-request.ts';
import { registerNewRule } from './new-rule-request.ts';
import { openFiles, type OpenFiles } from './open-files.ts';
import { registerRedact } from './redact-request.ts';
import { registerRunQuery } from './run-query-request.ts';
import { registerTestRule } from './test-rule-request.ts';
import { trustedFiles } from './trusted-files.ts';
import { uriFiles } from './uri-files.ts';

/** Answers the client at the other end of the connection. Nothing is read before a rule is open. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => initialize(connection, documents, host, params));
  documents.listen(connection);
  connection.listen();
}

function initialize(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: Host,
  { capabilities, initializationOptions }: InitializeParams,
): InitializeResult {
  const traits = clientTraits(capabilities);
  const log = (message: string): void => {
    connection.console.error(message);
  };
  const guard = createGuard(log);
  const service = createLanguageService(host.tables(initializationOptions), (what, error) => {
    log(describeFailure(what, error));
  });
  const files = openFiles(documents, service);
  registerFeatures(connection, files, service, traits, guard);
  registerDiagnostics(connection, documents, files, traits, guard);
  const all = uriFiles(host.disk, clientFiles(connection), host.gunzip);
  const stored = trustedFiles(all, connection, initializationOptions);
  registerFindCases(connection, service, stored, guard);
  registerTestRule(connection, files, service, stored, guard);
  registerRunQuery(connection, files, service, stored, guard);
  registerMinimise(connection, files, service, stored, guard);
  registerRedact(connection, files, service, stored, guard);
  registerExplain(connection, files, service, stored, guard);
  registerListEvents(connection, stored, guard);
  registerNewCase(connection, stored, guard);
  registerNewRule(connection, stored, guard);
  registerFormatting(connection, files, service, traits, guard);
  return { capabilities: serverCapabilities(service, traits), serverInfo: { name: 'Rulewright' } };
}

/** A client either asks for diagnostics or is told; one that got both would show each twice. */
function registerDiagnostics(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  files: OpenFiles,
  { pullsDiagnostics }: ClientTraits,
  guard: Guard,
): void {
  documents.onDidClose(({ document }) => {
    files.close(document.uri);
  });
  if (pullsDiagnostics) {
    connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
      guard('Diagnostics', EMPTY_REPORT, () => pulledReport(files, textDocument.uri, previousResultId)),
    );
    return;
  }
  const publisher = createPublisher(connection, files, guard);
  documents.onDidChangeContent(({ document }) => {
    publisher.changed(document.uri);
  });
  documents.onDidClose(({ document }) => {
    publisher.closed(document.uri);
  });
}
