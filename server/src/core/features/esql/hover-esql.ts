import type { Column } from '../../esql/columns/column.ts';
import type { ColumnUse } from '../../esql/columns/flow.ts';
import type { Token } from '../../esql/tokens.ts';
import type { FieldSchema } from '../../schema/field.ts';
import { textOf, touches, type Span } from '../../text/span.ts';
import { fieldDoc } from '../hover/field-doc.ts';
import type { Explanation } from '../hover/explanation.ts';
import { blocks, code } from '../markdown.ts';
import type { QueryContext } from '../query/query-features.ts';
import { functionDoc, wordDoc } from './docs-esql.ts';
import { hoverKqlAt, kqlAt } from './kql-in-esql.ts';
import { columnsOf, type EsqlView } from './esql-view.ts';

/** Explains the command, function, operator or column at an offset of the query; the span is of the query. */
export function esqlHover(view: EsqlView, offset: number, context: QueryContext): Explanation | undefined {
  const { schema } = context.facts;
  const inKql = kqlAt(view, offset);
  if (inKql !== undefined) return hoverKqlAt(inKql, context);
  const command = view.tree.commands.find(({ nameSpan }) => touches(nameSpan, offset));
  if (command !== undefined) return explained(command.nameSpan, wordDoc(textOf(view.text, command.nameSpan)));
  return columnHover(view, offset, schema) ?? tokenHover(view, offset);
}

function explained(span: Span, markdown: string | undefined): Explanation | undefined {
  return markdown === undefined ? undefined : { span: { start: span.start, end: span.end }, markdown };
}

function columnHover(view: EsqlView, offset: number, schema: FieldSchema): Explanation | undefined {
  const { uses, definitions } = columnsOf(view, schema);
  const use = uses.find(({ span }) => touches(span, offset));
  if (use !== undefined) return explained(use.span, useDoc(use, view, schema));
  const made = definitions.find(({ definition }) => touches(definition, offset));
  if (made !== undefined) return explained(made.definition, columnDoc(made, view));
  return metadataHover(view, offset);
}

function metadataHover({ tree }: EsqlView, offset: number): Explanation | undefined {
  const [from] = tree.commands;
  const column = from?.kind === 'from' ? from.metadata.find(({ span }) => touches(span, offset)) : undefined;
  return column && explained(column.span, wordDoc(column.name));
}

function useDoc({ name, lookup }: ColumnUse, view: EsqlView, schema: FieldSchema): string | undefined {
  const field = schema.field(name);
  switch (lookup.kind) {
    case 'column':
      switch (lookup.column.kind) {
        case 'metadata':
          return wordDoc(name);
        case 'computed':
          return columnDoc(lookup.column, view);
        case 'field':
        case 'unsure':
          return field && fieldDoc(field);
      }
      break;
    case 'index':
    case 'unsure':
      return field && fieldDoc(field);
    case 'absent':
      return undefined;
  }
}

/** More of a column's making than this says less. */
const LONGEST = 600;

function columnDoc({ name, type, made }: Column, { text }: EsqlView): string {
  const source = made === undefined ? '' : textOf(text, made);
  const shown = source.length > LONGEST ? `${source.slice(0, LONGEST)} …` : source;
  return blocks(
    `**${code(name)}** · ${type === undefined ? 'column' : `${type}, column`} of the query`,
    shown === '' ? undefined : `Made by:\n\n\`\`\`\`esql\n${shown}\n\`\`\`\``,
  );
}

function tokenHover({ text, scanned }: EsqlView, offset: number): Explanation | undefined {
  const { tokens } = scanned;
  const index = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const token: Token | undefined = tokens[index] ?? tokens.find(({ end }) => end === offset);
  if (token === undefined) return undefined;
  const word = textOf(text, token);
  const isCall = tokens[tokens.indexOf(token) + 1]?.kind === '(';
  return explained(token, (isCall ? functionDoc(word) : undefined) ?? keywordDoc(token, word));
}

function keywordDoc({ kind }: Token, word: string): string | undefined {
  const isName = kind === 'word' && !/^(?:as|metadata)$/i.test(word);
  return isName || kind === 'string' || kind === 'raw-string' ? undefined : wordDoc(word);
}
