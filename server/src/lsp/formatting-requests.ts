import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type ResponseError,
  type Connection,
  type Disposable,
  type TextEdit,
} from 'vscode-languageserver';
import type { LanguageService } from '../core/index.ts';
import { FORMAT_QUERY, type FormatQueryParams, type FormatQueryResult } from '../protocol/index.ts';
import type { ClientTraits } from './capabilities.ts';
import type { Guard } from './guard.ts';
import type { OpenFile, OpenFiles } from './open-files.ts';
import { brokenBy, failed } from './response-errors.ts';
import { watchSettings } from './settings.ts';

/** Formatting of `.eql` and `.kql` files, of rules where a setting asks for it, and the command that formats either. */
export function registerFormatting(
  connection: Connection,
  files: OpenFiles,
  service: LanguageService,
  traits: ClientTraits,
  guard: Guard,
): void {
  const answer = (
    uri: string,
    run: (file: OpenFile) => TextEdit[],
  ): TextEdit[] | null | Promise<TextEdit[] | null> =>
    guard<TextEdit[] | null>('Formatting', null, () => {
      const file = files.get(uri);
      return file === undefined ? null : run(file);
    });
  connection.onDocumentFormatting(({ textDocument }) =>
    answer(textDocument.uri, ({ source }) => service.format(source)),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }) =>
    answer(textDocument.uri, ({ source }) => {
      const span = { start: source.lines.offsetAt(range.start), end: source.lines.offsetAt(range.end) };
      return service.formatRange(source, span);
    }),
  );
  connection.onRequest<FormatQueryResult, unknown>(FORMAT_QUERY, ({ uri }: FormatQueryParams) =>
    guard<FormatQueryResult | ResponseError>('Formatting', brokenBy('format the query'), () => {
      const file = files.get(uri);
      return file === undefined
        ? failed('The document is neither a rule nor an `.eql` or `.kql` file.')
        : formatQuery(file, service);
    }),
  );
  offerFormatting(connection, traits);
}

function formatQuery({ source, version }: OpenFile, service: LanguageService): FormatQueryResult {
  const layout = service.layOut(source);
  if (layout.kind === 'laid-out') {
    const edits = layout.edits.map(({ span, newText }) => ({ range: source.lines.rangeOf(span), newText }));
    return { kind: 'laid-out', version, edits };
  }
  const { reason, span } = layout;
  return { kind: 'refused', reason, ...(span !== undefined && { range: source.lines.rangeOf(span) }) };
}

/**
 * A formatter that is announced for the whole server would be one for every TOML file, beside that of the TOML extension; so
 * each is registered for its language, and only with clients that can do so.
 */
function offerFormatting(connection: Connection, traits: ClientTraits): void {
  const { client } = connection;
  const queries = { documentSelector: [{ language: 'eql' }, { language: 'kql' }] };
  const parts = { documentSelector: [{ language: 'eql' }] };
  let offered: Promise<unknown> | undefined;
  let ofRules: Promise<Disposable> | undefined;
  watchSettings(connection, traits, async ({ formatsRules }) => {
    offered ??= Promise.all([
      traits.registersFormatting && client.register(DocumentFormattingRequest.type, queries),
      traits.registersRangeFormatting && client.register(DocumentRangeFormattingRequest.type, parts),
    ]);
    await offered;
    if (!traits.registersFormatting) return;
    if (formatsRules) {
      const rules = { documentSelector: [{ language: 'toml' }] };
      ofRules ??= client.register(DocumentFormattingRequest.type, rules);
      await ofRules;
    } else if (ofRules !== undefined) {
      const registered = await ofRules;
      ofRules = undefined;
      registered.dispose();
    }
  });
}
