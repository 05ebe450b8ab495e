import { Uri, type Range, type TextDocument } from 'vscode';
import type { ExplainedEvent, ExplainedQuery } from '../../../server/src/protocol/index.ts';
import { toRange } from '../results/ranges.ts';
import { brief } from '../results/text.ts';
import { marksOf, metLiterals, partsOf, type Mark, type Part } from './marks.ts';
import { blameWords } from './sentences.ts';

/** What an event's trace puts into the editor of its rule. */
export interface ShownTrace {
  /** The rule's text that it was made for: with any other nothing is shown. */
  readonly text: string;
  readonly title: { readonly line: number; readonly text: string } | undefined;
  /** The verdict and the condition to blame in words, for people who don't see the marks. */
  readonly said: string;
  readonly parts: readonly Part[];
  readonly marks: readonly Mark[];
  /** Address of the events of a sequence: they have a timeline. */
  readonly timelineOf: string | undefined;
  readonly met: readonly Range[];
  readonly blame: Blame | undefined;
}

interface Blame {
  readonly line: number;
  /** With its sign, for the end of the line; `words` without. */
  readonly text: string;
  readonly words: string;
  readonly range: Range;
}

export function toShownTrace(event: ExplainedEvent, document: TextDocument): ShownTrace {
  const parts = partsOf(event, document);
  const blame = blameOf(event);
  return {
    text: document.getText(),
    title: titleOf(event, document),
    said: [verdictOf(event), ...(blame === undefined ? [] : [blameSentence(blame, document)])].join('. '),
    parts,
    marks: marksOf(parts),
    timelineOf: event.sequence?.uri,
    met: metLiterals(event),
    blame,
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

function blameSentence({ range, words }: Blame, document: TextDocument): string {
  return `The first condition to blame is ${brief(document.getText(range))}: ${words}`;
}

/** Of a sequence that the event is not in: in the term that it comes nearest to. */
function blameOf({ matched, queries }: ExplainedEvent): Blame | undefined {
  if (matched) return undefined;
  const [nearest] = queries
    .filter(({ role }) => role === 'event' || role === 'term')
    .toSorted((a, b) => b.nearness - a.nearness);
  const blame = nearest && blameWords(nearest);
  const range = nearest && blamedRange(nearest);
  if (blame === undefined || range === undefined) return undefined;
  const { sign, words } = blame;
  return { line: range.end.line, text: `${sign} ${words}`, words, range };
}

function blamedRange({ conditions, failure }: ExplainedQuery): Range | undefined {
  const blamed = failure && conditions[failure.condition];
  return blamed && toRange(blamed.range);
}
