import type { Connection, Position, Range } from 'vscode-languageserver';
import type { SourceFile } from '../core/features/source-file.ts';
import type { LanguageService } from '../core/index.ts';
import type { Span } from '../core/text/span.ts';
import type { ClientTraits } from './capabilities.ts';
import type { Guard } from './guard.ts';
import type { OpenFile, OpenFiles } from './open-files.ts';

/** The requests of an editor about a document. A document that is no rule, query or configuration gets `null`. */
export function registerFeatures(
  connection: Connection,
  files: OpenFiles,
  service: LanguageService,
  { snippets, insertReplace, commands }: ClientTraits,
  guard: Guard,
): void {
  const answer = <T>(
    name: string,
    uri: string,
    run: (file: OpenFile) => T | undefined,
  ): T | null | Promise<T | null> =>
    guard<T | null>(name, null, () => {
      const file = files.get(uri);
      return file === undefined ? null : (run(file) ?? null);
    });

  connection.onCompletion(({ textDocument, position, context }) =>
    answer('Completion', textDocument.uri, ({ source }) => {
      const trigger = context?.triggerCharacter;
      const options = { snippets, insertReplace, ...(trigger !== undefined && { trigger }) };
      return service.complete(source, offsetOf(source, position), options);
    }),
  );
  connection.onCompletionResolve((item) => guard('Completion', item, () => service.resolveCompletion(item)));
  connection.onHover(({ textDocument, position }) =>
    answer('Hover', textDocument.uri, ({ source }) => service.hover(source, offsetOf(source, position))),
  );
  connection.onSignatureHelp(({ textDocument, position }) =>
    answer('Signature help', textDocument.uri, ({ source }) =>
      service.signatureHelp(source, offsetOf(source, position)),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument }) =>
    answer('Semantic tokens', textDocument.uri, ({ source }) => service.semanticTokens(source)),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }) =>
    answer('Semantic tokens', textDocument.uri, ({ source }) =>
      service.semanticTokens(source, spanOf(source, range)),
    ),
  );
  connection.onCodeAction(({ textDocument, range, context }) =>
    answer('Code actions', textDocument.uri, (file) => {
      const { only, diagnostics: shown } = context;
      const span = spanOf(file.source, range);
      const request = { uri: file.uri, span, shown, ...(only !== undefined && { only }) };
      return [...service.codeActions(file.source, request, () => file.diagnostics())];
    }),
  );
  connection.onCodeLens(({ textDocument }) =>
    answer('Code lens', textDocument.uri, ({ source, uri }) =>
      service.codeLenses(source, uri).filter(({ command }) => commands.includes(command?.command ?? '')),
    ),
  );
  connection.onDocumentSymbol(({ textDocument }) =>
    answer('Outline', textDocument.uri, ({ source }) => service.documentSymbols(source)),
  );
  connection.onFoldingRanges(({ textDocument }) =>
    answer('Folding', textDocument.uri, ({ source }) => service.foldingRanges(source)),
  );
  connection.onDocumentLinks(({ textDocument }) =>
    answer('Links', textDocument.uri, ({ source }) => service.documentLinks(source)),
  );
  connection.onSelectionRanges(({ textDocument, positions }) =>
    answer('Selection ranges', textDocument.uri, ({ source }) =>
      service.selectionRanges(
        source,
        positions.map((position) => offsetOf(source, position)),
      ),
    ),
  );
}

function offsetOf({ lines }: SourceFile, position: Position): number {
  return lines.offsetAt(position);
}

function spanOf(source: SourceFile, { start, end }: Range): Span {
  return { start: offsetOf(source, start), end: offsetOf(source, end) };
}
