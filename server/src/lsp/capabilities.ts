import {
  TextDocumentSyncKind,
  type ClientCapabilities,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { LanguageService } from '../core/index.ts';
import { member } from './member.ts';

/** What the client can do, as far as an answer depends on it. */
export interface ClientTraits {
  readonly pullsDiagnostics: boolean;
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  /** Has settings to ask for, and tells when they change. */
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersFormatting: boolean;
  readonly registersRangeFormatting: boolean;
  /** Commands of the client that a code lens may name. */
  readonly commands: readonly string[];
}

export function clientTraits({ textDocument, workspace, experimental }: ClientCapabilities): ClientTraits {
  const item = textDocument?.completion?.completionItem;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersFormatting: textDocument?.formatting?.dynamicRegistration === true,
    registersRangeFormatting: textDocument?.rangeFormatting?.dynamicRegistration === true,
    commands: clientCommands(experimental),
  };
}

/** `experimental.commands.commands`, as rust-analyzer's clients announce theirs. */
function clientCommands(experimental: unknown): readonly string[] {
  const named = member(member(experimental, 'commands'), 'commands');
  return Array.isArray(named) ? named.filter((name) => typeof name === 'string') : [];
}

/** Typed signs after which a list of completions comes by itself; a space only where the grammar leaves few choices. */
const TRIGGERS = ['.', '"', '(', '?', '[', ':', ' '];

export function serverCapabilities(
  { tokenTypes, codeActionKinds, codeLensCommand }: LanguageService,
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
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    ...(traits.commands.includes(codeLensCommand) && { codeLensProvider: { resolveProvider: false } }),
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
