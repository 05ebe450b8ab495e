import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { AttackData } from '../../attack/attack.ts';
import { stringOf } from '../../rule/values.ts';
import type { FieldSchema } from '../../schema/field.ts';
import type { Span } from '../../text/span.ts';
import type { SourceFile } from '../source-file.ts';
import { queryHover } from './query-hover.ts';
import { tomlHover } from './toml-hover.ts';

/** What a hover says, and about which stretch of text. */
export interface Explanation {
  readonly span: Span;
  readonly markdown: string;
}

/** What is known about the field, key, word, technique at an offset of the file; `undefined` where nothing is. */
export function hover(
  file: SourceFile,
  offset: number,
  facts: { readonly schema: FieldSchema; readonly attack: AttackData },
): Hover | undefined {
  const explanation = explain(file, offset, facts.schema, facts.attack);
  if (explanation === undefined) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: explanation.markdown },
    range: file.lines.rangeOf(explanation.span),
  };
}

function explain(
  { rule, query }: SourceFile,
  offset: number,
  schema: FieldSchema,
  attack: AttackData,
): Explanation | undefined {
  const queryOffset = query?.toQuery(offset);
  if (query === undefined || queryOffset === undefined) {
    return rule && tomlHover(rule, offset, schema, attack);
  }
  const categoryField = stringOf(rule?.rule, 'event_category_override')?.value;
  const found = queryHover(query, queryOffset, schema, categoryField);
  return found && { ...found, span: query.toFile(found.span) };
}
