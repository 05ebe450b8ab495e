import { languages, type Diagnostic, type Uri } from 'vscode';
import { until } from './until.ts';

/** Our diagnostics of a document. */
export function diagnosticsOf(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'rulewright');
}

export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a diagnostic with this code. */
export async function diagnosticWith(uri: Uri, code: string): Promise<Diagnostic> {
  return until(
    () => diagnosticsOf(uri).find((diagnostic) => codeOf(diagnostic) === code),
    `there is a diagnostic \`${code}\``,
  );
}

export async function noDiagnostics(uri: Uri): Promise<void> {
  await until(() => diagnosticsOf(uri).length === 0, `${uri.path} has no diagnostics`);
}
