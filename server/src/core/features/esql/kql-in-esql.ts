import { kqlArguments, type KqlArgument } from '../../esql/kql-arguments.ts';
import { textOf, type Span } from '../../text/span.ts';
import type { Candidate, Candidates } from '../completion/candidate.ts';
import type { Explanation } from '../hover/explanation.ts';
import { openKql } from '../kql/kql-features.ts';
import type { QueryContext, QueryFeatures } from '../query/query-features.ts';
import { coloured, type ColouredSpan } from '../tokens/token.ts';
import type { EsqlView } from './esql-view.ts';

/** The KQL in a call `KQL("…")`, with its features. */
export interface KqlInEsql {
  readonly argument: KqlArgument;
  readonly features: QueryFeatures;
}

/** All of them, in the order of the text. */
export function kqlInEsql(view: EsqlView): readonly KqlInEsql[] {
  if (!/kql/i.test(view.text)) return [];
  return kqlArguments(view.tree).map((argument) => ({
    argument,
    features: openKql(argument.text, argument.tree),
  }));
}

interface KqlPlace extends KqlInEsql {
  /** In the KQL. */
  readonly offset: number;
}

/** The KQL that an offset of the ES|QL query lies in. */
export function kqlAt(view: EsqlView, offset: number): KqlPlace | undefined {
  for (const part of kqlInEsql(view)) {
    const { start, end } = part.argument.span;
    const inside = start < offset && offset <= end ? part.argument.toText(offset) : undefined;
    if (inside !== undefined) return { ...part, offset: inside };
  }
  return undefined;
}

/** What may stand there, as it is written in the literal of ES|QL; spans are of the ES|QL query. */
export function completeKqlAt(
  { argument, features, offset }: KqlPlace,
  view: EsqlView,
  context: QueryContext,
  trigger?: string,
): Candidates | undefined {
  const found = features.complete(offset, { ...context, indices: indicesOf(view) }, trigger);
  return (
    found && {
      ...found,
      list: found.list.map((candidate) => written(candidate, argument)),
      insert: argument.toQuery(found.insert),
      replace: argument.toQuery(found.replace),
    }
  );
}

function written(candidate: Candidate, { write }: KqlArgument): Candidate {
  const { label, insert = label, snippet } = candidate;
  return { ...candidate, insert: write(insert), ...(snippet !== undefined && { snippet: write(snippet) }) };
}

/** The index patterns that the query reads. */
export function indicesOf({ tree }: EsqlView): readonly string[] {
  const [from] = tree.commands;
  return from?.kind === 'from' ? from.sources.map(({ name }) => name) : [];
}

export function hoverKqlAt(
  { argument, features, offset }: KqlPlace,
  context: QueryContext,
): Explanation | undefined {
  const found = features.hover(offset, context);
  return found && { ...found, span: argument.toQuery(found.span) };
}

/** The colours of the literal: its quotes, and what stands between them. */
export function coloursOfKql({ argument, features }: KqlInEsql, text: string): readonly ColouredSpan[] {
  const { span, toQuery } = argument;
  const content: Span = { start: toQuery({ start: 0, end: 0 }).start, end: contentEnd(argument) };
  const quotes = [coloured('string', span.start, content.start), coloured('string', content.end, span.end)];
  return [
    ...quotes,
    ...features.colours().map((colour) => ({ ...colour, span: toQuery(colour.span) })),
  ].filter((colour) => textOf(text, colour.span) !== '');
}

function contentEnd({ text, toQuery }: KqlArgument): number {
  return toQuery({ start: 0, end: text.length }).end;
}
