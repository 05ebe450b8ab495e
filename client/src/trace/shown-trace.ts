import { Uri, type Range, type TextDocument } from 'vscode';
import type { ExplainedEvent, ExplainedQuery } from '../../../server/src/protocol/index.ts';
import { toRange } from '../results/ranges.ts';
import { marksOf, metLiterals, type Mark } from './marks.ts';
import { blameText } from './sentences.ts';

/** What an event's trace puts into the editor of its rule. */
export interface ShownTrace {
  /** The rule's text that it was made for: with any other nothing is shown. */
  readonly text: string;
  readonly title: { readonly line: number; readonly text: string } | undefined;
  readonly marks: readonly Mark[];
  /** Address of the events of a sequence: they have a timeline. */
  readonly timelineOf: string | undefined;
  readonly met: readonly Range[];
  readonly blame: { readonly line: number; readonly text: string; readonly range: Range } | undefined;
}

export function toShownTrace(event: ExplainedEvent, document: TextDocument): ShownTrace {
  return {
    text: document.getText(),
    title: titleOf(event, document),
    marks: marksOf(event, document),
    timelineOf: event.sequence?.uri,
    met: metLiterals(event),
    blame: blameOf(event),
  };
}

/** Which event it is, and its verdict. */
export function verdictOf({ alert, matched, place }: ExplainedEvent): string {
  const verdict = alert ? 'alert' : matched ? 'meets the query, but no alert' : 'no alert';
  const { path } = Uri.parse(place.uri);
  return `${path.slice(path.lastIndexOf('/') + 1)}:${String(place.line)}: ${verdict}`;
}

/** Behind the line with the quotes that open the query; where the query begins on that line, nowhere. */
function titleOf(event: ExplainedEvent, document: TextDocument): ShownTrace['title'] {
  const starts = event.queries.flatMap(({ conditions }) =>
    conditions.filter(({ copied }) => !copied).map(({ range }) => range.start.line),
  );
  let line = Math.min(...starts, document.lineCount - 1);
  const isOpening = (): boolean => /(?:'''|""")\s*$/.test(document.lineAt(line).text);
  while (line > 0 && !isOpening()) line--;
  return isOpening() ? { line, text: verdictOf(event) } : undefined;
}

/** Of a sequence that the event is not in: in the term that it comes nearest to. */
function blameOf({ matched, queries }: ExplainedEvent): ShownTrace['blame'] {
  if (matched) return undefined;
  const [nearest] = queries
    .filter(({ role }) => role === 'event' || role === 'term')
    .toSorted((a, b) => b.nearness - a.nearness);
  const text = nearest && blameText(nearest);
  const range = nearest && blamedRange(nearest);
  return text === undefined || range === undefined ? undefined : { line: range.end.line, text, range };
}

function blamedRange({ conditions, failure }: ExplainedQuery): Range | undefined {
  const blamed = failure && conditions[failure.condition];
  return blamed && toRange(blamed.range);
}
