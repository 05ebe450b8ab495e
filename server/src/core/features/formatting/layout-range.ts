import type { EqlQuery } from '../../eql/ast.ts';
import { lexEql } from '../../eql/lex.ts';
import { parseEql } from '../../eql/parse.ts';
import { printEql } from '../../eql/print/print.ts';
import { termsOf, walkQuery } from '../../eql/walk.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
import { textOf, type Span } from '../../text/span.ts';
import type { SourceFile } from '../source-file.ts';
import { indentedAs } from './indented-as.ts';
import { layOut } from './layout.ts';
import { whiteSpaceEdits } from './white-space-edits.ts';

/**
 * Edits that lay out a part of an `.eql` file: the smallest of its terms, parenthesised conditions and lists that holds the
 * range, or the terms that it touches, or the whole query. None for a query with an error, and for a range of white space.
 */
export function layOutRange(file: SourceFile, range: Span): readonly TextEdit[] {
  const { text } = file;
  const tree = file.document.query?.eql;
  const wanted = withoutSpace(text, range);
  if (file.rule !== undefined || tree === undefined || wanted === undefined) return [];
  const parts = chosenParts(tree, wanted);
  const edits = parts.length === 0 ? undefined : layOutParts(text, tree, parts);
  return edits ?? wholeQuery(file);
}

function wholeQuery(file: SourceFile): readonly TextEdit[] {
  const layout = layOut(file);
  return layout.kind === 'laid-out' ? layout.edits : [];
}

function withoutSpace(text: string, { start, end }: Span): Span | undefined {
  const selected = text.slice(start, end);
  const trimmed = selected.trim();
  const from = start + selected.indexOf(trimmed);
  return trimmed === '' ? undefined : { start: from, end: from + trimmed.length };
}

/** What can be laid out by itself, in the same order for every layout of a query. */
function partsOf(tree: EqlQuery): readonly Span[] {
  const parts: Span[] = termsOf(tree.body).map((term) => term.span);
  walkQuery(tree, (node) => {
    if (node.kind === 'group') parts.push(node.span);
    else if ((node.kind === 'in' || node.kind === 'match') && node.listSpan !== undefined)
      parts.push(node.listSpan);
  });
  return parts;
}

/** Indexes among the parts; none when only the whole query will do. */
function chosenParts(tree: EqlQuery, wanted: Span): readonly number[] {
  const parts = partsOf(tree);
  const around = [...parts.keys()].filter((index) => holds(parts[index], wanted));
  const length = (index: number): number => (parts[index]?.end ?? 0) - (parts[index]?.start ?? 0);
  const smallest = around.reduce<number | undefined>(
    (best, index) => (best === undefined || length(index) < length(best) ? index : best),
    undefined,
  );
  return smallest === undefined ? touchedTerms(tree, wanted) : [smallest];
}

function holds(outer: Span | undefined, inner: Span): boolean {
  return outer !== undefined && outer.start <= inner.start && inner.end <= outer.end;
}

/** Terms come first among the parts. A range that goes beyond them, to the keys or the pipes, means the whole query. */
function touchedTerms(tree: EqlQuery, wanted: Span): readonly number[] {
  const terms = termsOf(tree.body);
  const [first, last] = [terms[0], terms.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (!holds({ start: first.span.start, end: last.span.end }, wanted)) return [];
  return [...terms.keys()].filter((index) => {
    const span = terms[index]?.span;
    return span !== undefined && span.start < wanted.end && wanted.start < span.end;
  });
}

/**
 * The parts as they stand in the layout of the whole query, each indented as its own line is. `undefined` when a comment would
 * leave its part, which the whole layout alone can show.
 */
function layOutParts(
  text: string,
  tree: EqlQuery,
  chosen: readonly number[],
): readonly TextEdit[] | undefined {
  const printed = printEql(text);
  if (printed === undefined) return [];
  const [before, after] = [partsOf(tree), partsOf(parseEql(printed).value)];
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: TextEdit[] = [];
  for (const index of chosen) {
    const [span, laidOut] = [before[index], after[index]];
    if (span === undefined || laidOut === undefined) return undefined;
    if (commentsIn(textOf(text, span)) !== commentsIn(textOf(printed, laidOut))) return undefined;
    const newText = indentedAs(text, span, printed, laidOut).replaceAll('\n', lineBreak);
    edits.push(...whiteSpaceEdits(text, { span, newText }));
  }
  return edits;
}

function commentsIn(part: string): string {
  const comments = lexEql(part).filter(({ kind }) => kind === 'comment');
  return comments.map((comment) => comment.text.trimEnd().replaceAll('\r\n', '\n')).join('\n');
}
