import {
  CodeActionKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { LanguageService } from '../core/index.ts';

/** What the client can do, as far as an answer depends on it. */
export interface ClientTraits {
  readonly pullsDiagnostics: boolean;
  readonly snippets: boolean;
  readonly insertReplace: boolean;
}

export function clientTraits({ textDocument }: ClientCapabilities): ClientTraits {
  const item = textDocument?.completion?.completionItem;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
  };
}

/** Typed signs after which a list of completions comes by itself; a space only where the grammar leaves few choices. */
const TRIGGERS = ['.', '"', '(', '?', '[', ' '];

export function serverCapabilities(
  tokenTypes: LanguageService['tokenTypes'],
  traits: ClientTraits,
): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ['('], retriggerCharacters: [','] },
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
      full: true,
      range: true,
    },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    selectionRangeProvider: true,
    ...(traits.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'rulewright',
        interFileDependencies: false,
        workspaceDiagnostics: false,
      },
    }),
  };
}
