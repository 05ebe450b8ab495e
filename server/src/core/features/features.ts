import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
} from 'vscode-languageserver-types';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { CODE_ACTION_KINDS, codeActions, type CodeActionRequest } from './code-actions.ts';
import { codeLenses, TEST_RULE_COMMAND } from './code-lenses.ts';
import { complete, type CompletionOptions } from './completion/complete.ts';
import { createFieldRanking } from './completion/field-ranking.ts';
import { resolveCompletion } from './completion/resolve.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import { toLspEdits } from './edits.ts';
import type { Facts } from './facts.ts';
import { foldingRanges } from './folding.ts';
import { layOutRange } from './formatting/layout-range.ts';
import { layOut, type Layout } from './formatting/layout.ts';
import { hover } from './hover/hover.ts';
import { selectionRanges } from './selection-ranges.ts';
import { signatureHelp } from './signature-help.ts';
import type { SourceFile } from './source-file.ts';
import { TOKEN_TYPES } from './tokens/legend.ts';
import { semanticTokens } from './tokens/semantic-tokens.ts';

/** What an editor asks about a file. Offsets and spans are of the file's text, results are LSP's types; `undefined`: nothing. */
export interface Features {
  /** Legend of `semanticTokens`: names of the types by their numbers. */
  readonly tokenTypes: readonly string[];
  complete(file: SourceFile, offset: number, options: CompletionOptions): CompletionList | undefined;
  resolveCompletion(item: CompletionItem): CompletionItem;
  hover(file: SourceFile, offset: number): Hover | undefined;
  signatureHelp(file: SourceFile, offset: number): SignatureHelp | undefined;
  semanticTokens(file: SourceFile, within?: Span): SemanticTokens;
  codeActions(
    file: SourceFile,
    request: CodeActionRequest,
    diagnose: () => readonly Diagnostic[],
  ): readonly CodeAction[];
  /** Kinds of the code actions that there can be. */
  readonly codeActionKinds: readonly string[];
  codeLenses(file: SourceFile, uri: string): CodeLens[];
  /** The client's command behind the lenses, without which they are of no use. */
  readonly codeLensCommand: string;
  /** Lays out the query of a rule, an `.eql` or a `.kql` file, or says why not. */
  layOut(file: SourceFile): Layout;
  /** Edits that lay out the query; none for one that has an error. */
  format(file: SourceFile): TextEdit[];
  /** Edits that lay out the smallest part of an `.eql` file that holds the range. */
  formatRange(file: SourceFile, range: Span): TextEdit[];
  documentSymbols(file: SourceFile): DocumentSymbol[];
  foldingRanges(file: SourceFile): FoldingRange[];
  documentLinks(file: SourceFile): DocumentLink[];
  selectionRanges(file: SourceFile, offsets: readonly number[]): SelectionRange[];
}

export function createFeatures(facts: Facts): Features {
  const ranking = createFieldRanking(facts);
  return {
    tokenTypes: TOKEN_TYPES,
    complete: (file, offset, options) => complete(file, offset, facts, ranking, options),
    resolveCompletion: (item) => resolveCompletion(item, facts),
    hover: (file, offset) => hover(file, offset, facts, ranking),
    signatureHelp,
    semanticTokens,
    codeActions,
    codeActionKinds: CODE_ACTION_KINDS,
    codeLenses,
    codeLensCommand: TEST_RULE_COMMAND,
    layOut,
    format(file) {
      const layout = layOut(file);
      return layout.kind === 'laid-out' ? toLspEdits(file, layout.edits) : [];
    },
    formatRange: (file, range) => toLspEdits(file, layOutRange(file, range)),
    documentSymbols,
    foldingRanges,
    documentLinks,
    selectionRanges,
  };
}
