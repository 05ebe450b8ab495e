import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver-types';
import type { Diagnostic, Fix } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { toLspEdits } from './edits.ts';
import { layOut } from './formatting/layout.ts';
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

/** Lays out the query; for `editor.codeActionsOnSave`. */
export const FORMAT_QUERY_KIND = `${CodeActionKind.Source}.formatQuery.rulewright`;

export const CODE_ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FORMAT_QUERY_KIND];

/** The fixes of the diagnostics that the selection touches, and what can be done to the file as a whole. */
export function codeActions(
  file: SourceFile,
  request: CodeActionRequest,
  diagnose: () => readonly Diagnostic[],
): readonly CodeAction[] {
  return [...fixActions(file, request, diagnose), ...sourceActions(file, request)];
}

/** `diagnose` is called only when fixes are asked for. */
function fixActions(
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

/** Only for who asks for them: editors ask for all that a light bulb shows with every move of the cursor. */
function sourceActions(file: SourceFile, { only, uri }: CodeActionRequest): readonly CodeAction[] {
  if (only?.some((kind) => isPartOf(FORMAT_QUERY_KIND, kind)) !== true) return [];
  const layout = layOut(file);
  if (layout.kind === 'refused' || layout.edits.length === 0) return [];
  const edit = { changes: { [uri]: toLspEdits(file, layout.edits) } };
  return [{ title: 'Format the query', kind: FORMAT_QUERY_KIND, edit }];
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
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [uri]: toLspEdits(file, fix.edits) } },
    ...(shown !== undefined && { diagnostics: [shown] }),
    ...(fix.preferred === true && { isPreferred: true }),
  };
}
