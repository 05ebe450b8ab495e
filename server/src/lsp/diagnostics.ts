import {
  DocumentDiagnosticReportKind,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { toLspDiagnostic } from './convert.ts';
import type { Guard } from './guard.ts';
import type { OpenFile, OpenFiles } from './open-files.ts';

/** How long after the last change the diagnostics are published. */
const DEBOUNCE_MILLISECONDS = 150;

export interface Publisher {
  changed(uri: string): void;
  closed(uri: string): void;
}

/** For clients that are told: publishes a document's diagnostics once it has been still for a moment. */
export function createPublisher(connection: Connection, files: OpenFiles, guard: Guard): Publisher {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const shown = new Set<string>();
  const publish = (uri: string): void => {
    waiting.delete(uri);
    const file = files.get(uri);
    if (file === undefined) return clear(uri);
    shown.add(uri);
    void connection.sendDiagnostics({ uri, version: file.version, diagnostics: diagnosticsOf(file) });
  };
  /** A document that is no rule never hears from us, unless it was one before. */
  const clear = (uri: string): void => {
    if (shown.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  return {
    changed(uri) {
      clearTimeout(waiting.get(uri));
      const run = (): void =>
        void guard('Diagnostics', undefined, () => {
          publish(uri);
        });
      waiting.set(uri, setTimeout(run, DEBOUNCE_MILLISECONDS));
    },
    closed(uri) {
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
      clear(uri);
    },
  };
}

/** For clients that ask: the report of the newest version, at once. */
export function pulledReport(files: OpenFiles, uri: string, previousId?: string): DocumentDiagnosticReport {
  const file = files.get(uri);
  if (file === undefined) return EMPTY_REPORT;
  const resultId = String(file.serial);
  if (resultId === previousId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(file) };
}

export const EMPTY_REPORT: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

function diagnosticsOf(file: OpenFile): Diagnostic[] {
  return file.diagnostics().map((diagnostic) => toLspDiagnostic(diagnostic, file.source.lines, file.uri));
}
