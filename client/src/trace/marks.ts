import { Range, type TextDocument } from 'vscode';
import type {
  ExplainedCondition,
  ExplainedEvent,
  ExplainedQuery,
} from '../../../server/src/protocol/index.ts';
import { toRange } from '../results/ranges.ts';
import { conditionText, keyText } from './sentences.ts';

export type TraceState = ExplainedCondition['state'];

/** Tells the states apart without colours. */
export const SIGNS: Readonly<Record<TraceState, string>> = {
  true: '✓',
  false: '✗',
  missing: '∅',
  unknown: '?',
};

/** A sub-expression in the editor. One that has others in it is marked at its operators: `and`, `or`, `not`, `where`. */
export interface Mark {
  readonly range: Range;
  readonly state: TraceState;
  /** Markdown for its hover. */
  readonly hover: string;
}

/** Every sub-expression of the queries, and every join key. */
export function marksOf({ queries }: ExplainedEvent, document: TextDocument): readonly Mark[] {
  const marks = queries.flatMap((query) => [...conditionMarks(query, document), ...keyMarks(query)]);
  const seen = new Set<string>();
  return marks.filter(({ range: { start, end } }) => {
    const place = [start.line, start.character, end.line, end.character].join();
    return seen.size < seen.add(place).size;
  });
}

/** The literals that the event's values meet. */
export function metLiterals({ queries }: ExplainedEvent): readonly Range[] {
  const own = queries.flatMap(({ conditions }) => conditions.filter(({ copied }) => !copied));
  return own.flatMap(({ literals }) => literals.filter(({ met }) => met).map(({ range }) => toRange(range)));
}

function conditionMarks({ conditions }: ExplainedQuery, document: TextDocument): readonly Mark[] {
  const children = new Map<number, ExplainedCondition[]>();
  for (const condition of conditions) {
    if (condition.parent === undefined) continue;
    const siblings = children.get(condition.parent) ?? [];
    siblings.push(condition);
    children.set(condition.parent, siblings);
  }
  return conditions.flatMap((condition, index) => {
    if (condition.copied) return [];
    const below = children.get(index) ?? [];
    const hover = conditionText(condition, sameText(condition, below));
    const ranges = placesOf(condition, below, document);
    return ranges.map((range) => ({ range, state: condition.state, hover }));
  });
}

/** `!=`, `not in` and `== null` are a `not` around a condition that has the same text. */
function sameText(
  { kind, range }: ExplainedCondition,
  [only]: readonly ExplainedCondition[],
): ExplainedCondition | undefined {
  if (kind !== 'not' || only === undefined) return undefined;
  return toRange(range).isEqual(toRange(only.range)) ? only : undefined;
}

function placesOf(
  condition: ExplainedCondition,
  below: readonly ExplainedCondition[],
  document: TextDocument,
): readonly Range[] {
  const range = toRange(condition.range);
  switch (condition.kind) {
    case 'test':
    case 'exists':
    case 'script':
    case 'constant':
      return [range];
    case 'not': {
      if (sameText(condition, below) !== undefined) return [range];
      const [denied] = below;
      return wordIn(
        /\bnot\b/i,
        new Range(range.start, denied === undefined ? range.end : toRange(denied.range).start),
        document,
      );
    }
    case 'and':
    case 'or':
      return gapsBetween(below).flatMap((gap) => wordIn(/\b(?:and|or|where)\b/i, gap, document));
  }
}

function gapsBetween(conditions: readonly ExplainedCondition[]): readonly Range[] {
  const own = conditions.filter(({ copied }) => !copied).map(({ range }) => toRange(range));
  return own.flatMap((range, index) => {
    const next = own[index + 1];
    return next === undefined ? [] : [new Range(range.end, next.start)];
  });
}

/** @param gap between conditions: it holds operators, brackets and comments, no strings */
function wordIn(word: RegExp, gap: Range, document: TextDocument): readonly Range[] {
  const found = word.exec(withoutComments(document.getText(gap)));
  if (found === null) return [];
  const start = document.offsetAt(gap.start) + found.index;
  return [new Range(document.positionAt(start), document.positionAt(start + found[0].length))];
}

/** Blanks in their place, so that no word of them is taken for an operator. */
function withoutComments(text: string): string {
  return text.replace(/\/\/.*|\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length));
}

function keyMarks({ keys }: ExplainedQuery): readonly Mark[] {
  return keys.map((key) => ({
    range: toRange(key.range),
    state: key.missing ? 'missing' : 'true',
    hover: keyText(key),
  }));
}
