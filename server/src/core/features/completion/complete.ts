import {
  InsertTextFormat,
  TextEdit,
  type CompletionItem,
  type CompletionList,
  type Range,
} from 'vscode-languageserver-types';
import type { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { Facts } from '../facts.ts';
import type { SourceFile } from '../source-file.ts';
import type { Candidate, Candidates } from './candidate.ts';
import type { FieldRanking } from './field-ranking.ts';
import { completeQuery } from './query-completion.ts';
import { completeToml } from './toml-completion.ts';

/** What the client can do with items. */
export interface CompletionOptions {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  /** The sign whose typing asked for the list; absent when a person or a word did. */
  readonly trigger?: string;
}

/** What may stand at an offset of the file; `undefined` where nothing is known. Documentation comes with `resolveCompletion`. */
export function complete(
  file: SourceFile,
  offset: number,
  facts: Facts,
  ranking: FieldRanking,
  options: CompletionOptions,
): CompletionList | undefined {
  const queryOffset = file.query?.toQuery(offset);
  if (file.query !== undefined && queryOffset !== undefined) {
    const { query } = file;
    const found = completeQuery(query, queryOffset, file.rule, facts, ranking, options.trigger);
    const write = (span: Span, newText: string): Edit | undefined => query.editFile({ span, newText });
    return found && toList(found, file.lines, { place: query.toFile, write }, options);
  }
  // In TOML a space asks for nothing.
  if (options.trigger === ' ') return undefined;
  const found = file.rule && completeToml(file.rule, offset, facts, ranking);
  return found && toList(found, file.lines, IN_FILE, options);
}

interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** Turns places and edits of the candidates' text into those of the file. */
interface Target {
  place(span: Span): Span;
  write(span: Span, newText: string): Edit | undefined;
}

const IN_FILE: Target = { place: (span) => span, write: (span, newText) => ({ span, newText }) };

function toList(
  found: Candidates,
  lines: LineIndex,
  target: Target,
  options: CompletionOptions,
): CompletionList {
  const replace = lines.rangeOf(target.place(found.replace));
  const items = found.list.flatMap(
    (candidate, index) => toItem(candidate, index, found.insert, replace, lines, target, options) ?? [],
  );
  return { isIncomplete: found.incomplete === true, items };
}

function toItem(
  candidate: Candidate,
  index: number,
  typed: Span,
  replace: Range,
  lines: LineIndex,
  target: Target,
  options: CompletionOptions,
): CompletionItem | undefined {
  const snippet = options.snippets ? candidate.snippet : undefined;
  const edit = target.write(typed, snippet ?? candidate.insert ?? candidate.label);
  if (edit === undefined) return undefined;
  const insert = lines.rangeOf(edit.span);
  return {
    label: candidate.label,
    kind: candidate.kind,
    sortText: String(index).padStart(4, '0'),
    filterText: candidate.filter ?? candidate.label,
    ...(candidate.detail !== undefined && { detail: candidate.detail }),
    ...(candidate.description !== undefined && { labelDetails: { description: candidate.description } }),
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: options.insertReplace
      ? { newText: edit.newText, insert, replace }
      : TextEdit.replace(insert, edit.newText),
    ...(candidate.edits !== undefined && {
      additionalTextEdits: candidate.edits.map(({ span, newText }) =>
        TextEdit.replace(lines.rangeOf(span), newText),
      ),
    }),
    ...(candidate.subject !== undefined && { data: candidate.subject }),
  };
}
