import { builders, printer } from 'prettier/doc';
import type { ParseResult } from '../../text/parse-result.ts';
import { textOf, type Span } from '../../text/span.ts';
import type { EqlQuery, EventQuery, JoinKeys, Pipe, SequenceTerm } from '../ast.ts';
import { parseEql } from '../parse.ts';
import { expressionDoc, conditionDoc } from './expression-doc.ts';
import { Comments } from './comments.ts';
import { leading, separator, trailing, wordText, type Printing } from './printing.ts';

type Doc = builders.Doc;
const { hardline, indent, group, line } = builders;

export interface PrintOptions {
  /** Characters a line may have; 100 without it. */
  readonly width?: number;
  /** `undefined`: a line feed. */
  readonly lineEnd?: 'lf' | 'crlf';
}

/**
 * The query in its canonical layout: on one line when it fits, otherwise one condition a line, lists wrapped, terms and pipes on
 * lines of their own. Words, operators and literals stay as they are written, comments where they stand. `undefined` for a query
 * with an error. Printing what was printed changes nothing.
 */
export function printEql(text: string, options: PrintOptions = {}): string | undefined {
  const parsed: ParseResult<EqlQuery> = parseEql(text);
  if (parsed.errors.length > 0) return undefined;
  const { width = 100, lineEnd = 'lf' } = options;
  const { formatted } = printer.printDocToString(
    queryDoc(parsed.value, { text, comments: new Comments(text) }),
    {
      printWidth: width,
      tabWidth: 2,
      useTabs: false,
    },
  );
  const lines = formatted.split('\n').map((each) => each.trimEnd());
  return lines.join(lineEnd === 'crlf' ? '\r\n' : '\n');
}

function queryDoc(query: EqlQuery, printing: Printing): Doc {
  const { body, pipes } = query;
  const parts: Doc[] = [];
  switch (body?.kind) {
    case 'event-query':
      parts.push(leading(head(body.span), printing), eventDoc(body, printing));
      break;
    case 'sequence':
      parts.push(
        leading(head(body.span), printing),
        sequenceHead(body.by, body.maxspan?.valueSpan, printing),
      );
      for (const term of body.terms)
        parts.push(indent(ownLine(term.span, termDoc(term, printing), printing)));
      if (body.until !== undefined) parts.push(untilDoc(body.until, printing));
      break;
    case 'sample':
      parts.push(leading(head(body.span), printing), ['sample', keysDoc(body.by, printing)]);
      for (const term of body.terms)
        parts.push(indent(ownLine(term.span, termDoc(term, printing), printing)));
      break;
    case 'join':
    case undefined:
      break;
  }
  for (const pipe of pipes) parts.push(ownLine(pipe.span, pipeDoc(pipe, printing), printing));
  parts.push(trailing(query.span.end, printing));
  return parts;
}

/** The first character: comments inside the whole are not in front of it. */
function head(span: Span): Span {
  return { start: span.start, end: span.start };
}

function ownLine(span: Span, doc: () => Doc, printing: Printing): Doc {
  const before = separator(span.start, printing);
  return [before, hardline, leading(head(span), printing), doc()];
}

function sequenceHead(by: JoinKeys | undefined, maxspan: Span | undefined, printing: Printing): Doc {
  return [
    'sequence',
    keysDoc(by, printing),
    maxspan === undefined ? '' : ` with maxspan=${wordText(maxspan, printing)}`,
  ];
}

function keysDoc(by: JoinKeys | undefined, printing: Printing): Doc {
  if (by === undefined) return '';
  return [' by ', by.keys.map((key, index) => [index === 0 ? '' : ', ', expressionDoc(key, printing)])];
}

function untilDoc(until: SequenceTerm, printing: Printing): Doc {
  const before = separator(until.span.start, printing);
  return [before, hardline, leading(head(until.span), printing), 'until ', termDoc(until, printing)()];
}

function termDoc({ missing, query, by, runs, span }: SequenceTerm, printing: Printing): () => Doc {
  return () => [
    missing ? '![' : '[',
    leading(head(query.span), printing),
    ...bracketed(query, closingBracket(query, by, span, printing), printing),
    ']',
    keysDoc(by, printing),
    runs?.count === undefined ? '' : ` with runs=${runs.count}`,
  ];
}

/** Where the bracket of a term stands: comments up to it belong inside. */
function closingBracket(query: EventQuery, by: JoinKeys | undefined, span: Span, { text }: Printing): number {
  const end = by?.span.start ?? span.end;
  const found = text.lastIndexOf(']', end);
  return found < query.span.end ? query.span.end : found;
}

/** An event query up to its bracket, which stands on a line of its own behind a comment. */
function bracketed(query: EventQuery, bracket: number, printing: Printing): readonly Doc[] {
  const event = eventDoc(query, printing);
  const comments = trailing(bracket, printing);
  return comments.length === 0 ? [event] : [event, indent(comments), hardline];
}

function eventDoc({ category, condition }: EventQuery, printing: Printing): Doc {
  const name = textOf(printing.text, category.span);
  const body = indent([separator(condition.span.start, printing), line, conditionDoc(condition, printing)]);
  return group([name, ' where', body]);
}

function pipeDoc({ name, args }: Pipe, printing: Printing): () => Doc {
  return () => [
    '| ',
    name,
    args.map((argument, index) => [index === 0 ? ' ' : ', ', expressionDoc(argument, printing)]),
  ];
}
