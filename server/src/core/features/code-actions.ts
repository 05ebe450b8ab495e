import {
  CodeActionKind,
  TextEdit,
  type CodeAction,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver-types';
import type { Diagnostic, Fix } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { SourceFile } from './source-file.ts';

export interface CodeActionRequest {
  /** The document's address, for the edits. */
  readonly uri: string;
  /** The selection, in offsets of the file. */
  readonly span: Span;
  /** The client's diagnostics there, to which the actions are tied. */
  readonly shown: readonly LspDiagnostic[];
  /** Kinds that the client asks for; all when absent. */
  readonly only?: readonly string[];
}

/** The fixes of the diagnostics that the selection touches. `diagnose` is called only when fixes are asked for. */
export function codeActions(
  file: SourceFile,
  request: CodeActionRequest,
  diagnose: () => readonly Diagnostic[],
): readonly CodeAction[] {
  if (request.only?.every((kind) => !isPartOf(CodeActionKind.QuickFix, kind))) return [];
  return diagnose().flatMap((diagnostic) => {
    const { fixes = [], span } = diagnostic;
    if (fixes.length === 0 || span.start > request.span.end || span.end < request.span.start) return [];
    const shown = shownAs(diagnostic, file, request.shown);
    return fixes.map((fix) => action(fix, file, request.uri, shown));
  });
}

/** `quickfix` is part of `quickfix` and of the empty kind, not of `quickfix.other`. */
function isPartOf(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

function shownAs(
  diagnostic: Diagnostic,
  file: SourceFile,
  shown: readonly LspDiagnostic[],
): LspDiagnostic | undefined {
  const { start, end } = file.lines.rangeOf(diagnostic.span);
  return shown.find(
    ({ code, range }) =>
      code === diagnostic.code &&
      range.start.line === start.line &&
      range.start.character === start.character &&
      range.end.line === end.line &&
      range.end.character === end.character,
  );
}

function action(fix: Fix, file: SourceFile, uri: string, shown: LspDiagnostic | undefined): CodeAction {
  const edits = fix.edits.map(({ span, newText }) => TextEdit.replace(file.lines.rangeOf(span), newText));
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [uri]: edits } },
    ...(shown !== undefined && { diagnostics: [shown] }),
    ...(fix.preferred === true && { isPreferred: true }),
  };
}
