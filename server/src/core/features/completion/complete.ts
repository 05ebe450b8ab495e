import {
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
  type Range,
} from 'vscode-languageserver-types';
import type { TextEdit } from '../../text/diagnostic.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { completeConfiguration } from '../configuration/complete-configuration.ts';
import type { Facts } from '../facts.ts';
import { contextOf } from '../query/query-context.ts';
import { queryAt, type SourceFile } from '../source-file.ts';
import type { Candidate, Candidates } from './candidate.ts';
import type { FieldRanking } from './field-ranking.ts';
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
  const { rule, lines } = file;
  const at = queryAt(file, offset);
  if (at !== undefined) {
    const { query } = at;
    const found = query.features.complete(at.offset, contextOf(file, query, facts, ranking), options.trigger);
    const write = (edit: TextEdit): TextEdit | undefined => query.editFile(edit);
    return found && toList(found, { lines, options, place: query.toFile, write });
  }
  if (file.configuration !== undefined) {
    const found = completeConfiguration(file.configuration, offset);
    return found && toList(found, { lines, options, place: (span) => span, write: (edit) => edit });
  }
  // The keys of hunting files are few and all there; in TOML a space and a colon ask for nothing.
  if (rule === undefined || rule.hunt !== undefined || options.trigger === ' ' || options.trigger === ':')
    return undefined;
  const found = completeToml({ rule, offset, facts, ranking });
  return found && toList(found, { lines, options, place: (span) => span, write: (edit) => edit });
}

/** How candidates become items: by what the client can do, and from places in their text to places in the file. */
interface Target {
  readonly lines: LineIndex;
  readonly options: CompletionOptions;
  place(span: Span): Span;
  /** `undefined` where the file can't hold the text. */
  write(edit: TextEdit): TextEdit | undefined;
}

function toList(found: Candidates, target: Target): CompletionList | undefined {
  if (found.list.length === 0) return undefined;
  const replace = target.lines.rangeOf(target.place(found.replace));
  const items = found.list.flatMap(
    (candidate, index) => toItem(candidate, index, found.insert, replace, target) ?? [],
  );
  return { isIncomplete: found.incomplete === true, items };
}

function toItem(
  candidate: Candidate,
  index: number,
  typed: Span,
  replace: Range,
  { lines, options, write }: Target,
): CompletionItem | undefined {
  const snippet = options.snippets ? candidate.snippet : undefined;
  const edit = write({ span: typed, newText: snippet ?? candidate.insert ?? candidate.label });
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
      : { range: insert, newText: edit.newText },
    ...(candidate.edits !== undefined && {
      additionalTextEdits: candidate.edits.map(({ span, newText }) => ({
        range: lines.rangeOf(span),
        newText,
      })),
    }),
    ...(candidate.subject !== undefined && { data: candidate.subject }),
  };
}
