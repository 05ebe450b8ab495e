import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import { configurationHover } from '../configuration/hover-configuration.ts';
import type { Facts } from '../facts.ts';
import { contextOf } from '../query/query-context.ts';
import { queryAt, type SourceFile } from '../source-file.ts';
import type { FieldRanking } from '../completion/field-ranking.ts';
import type { Explanation } from './explanation.ts';
import { tomlHover } from './toml-hover.ts';

/** What is known about the field, key, word, technique at an offset of the file; `undefined` where nothing is. */
export function hover(
  file: SourceFile,
  offset: number,
  facts: Facts,
  ranking: FieldRanking,
): Hover | undefined {
  const explanation = explain(file, offset, facts, ranking);
  if (explanation === undefined) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: explanation.markdown },
    range: file.lines.rangeOf(explanation.span),
  };
}

function explain(
  file: SourceFile,
  offset: number,
  facts: Facts,
  ranking: FieldRanking,
): Explanation | undefined {
  const at = queryAt(file, offset);
  if (file.configuration !== undefined) return configurationHover(file.configuration, offset);
  if (at === undefined) return file.rule && tomlHover(file.rule, offset, facts.schema, facts.attack);
  const found = at.query.features.hover(at.offset, contextOf(file, at.query, facts, ranking));
  return found && { ...found, span: at.query.toFile(found.span) };
}
