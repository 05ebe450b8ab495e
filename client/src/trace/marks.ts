import { Range, type TextDocument } from 'vscode';
import type {
  ExplainedCondition,
  ExplainedEvent,
  ExplainedQuery,
} from '../../../server/src/protocol/index.ts';
import { toRange } from '../results/ranges.ts';
import { conditionWords, keyWords, type Words } from './sentences.ts';

export type TraceState = ExplainedCondition['state'];

/** A sub-expression of a query, or a join key. */
export interface Part {
  readonly range: Range;
  /** Where it is marked: what has others in it, at its operators `and`, `or`, `not`, `where`. */
  readonly places: readonly Range[];
  readonly state: TraceState;
  /** As the query reads, on one line. */
  readonly text: string;
  readonly words: Words;
  /** Where the query is not the only one: which it belongs to. */
  readonly of: string | undefined;
}

/** A part at one of its places. */
export interface Mark {
  readonly range: Range;
  readonly state: TraceState;
  /** Markdown for its hover. */
  readonly hover: string;
}

/** Every sub-expression of the queries, and every join key, each once, in the order of the text: the outer before the inner. */
export function partsOf({ queries }: ExplainedEvent, document: TextDocument): readonly Part[] {
  const parts = queries.flatMap((query) => [...conditionParts(query, document), ...keyParts(query)]);
  const seen = new Set<string>();
  const isNew = ({ start, end }: Range): boolean =>
    seen.size < seen.add([start.line, start.character, end.line, end.character].join()).size;
  return parts
    .map((part) => ({ ...part, places: part.places.filter(isNew) }))
    .filter(({ places }) => places.length > 0)
    .toSorted(({ range: a }, { range: b }) => a.start.compareTo(b.start) || b.end.compareTo(a.end));
}

export function marksOf(parts: readonly Part[]): readonly Mark[] {
  return parts.flatMap(({ places, state, words }) =>
    places.map((range) => ({ range, state, hover: words.markdown })),
  );
}

/** The literals that the event's values meet. */
export function metLiterals({ queries }: ExplainedEvent): readonly Range[] {
  const own = queries.flatMap(({ conditions }) => conditions.filter(({ copied }) => !copied));
  return own.flatMap(({ literals }) => literals.filter(({ met }) => met).map(({ range }) => toRange(range)));
}

function conditionParts(query: ExplainedQuery, document: TextDocument): readonly Part[] {
  const { conditions } = query;
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
    const { state, text } = condition;
    return {
      range: toRange(condition.range),
      places: placesOf(condition, below, document),
      state,
      text,
      words: conditionWords(condition, sameText(condition, below)),
      of: nameOf(query),
    };
  });
}

function nameOf({ role, number }: ExplainedQuery): string | undefined {
  switch (role) {
    case 'event':
      return undefined;
    case 'term':
      return `term ${String(number)}`;
    case 'missing':
      return `missing event ${String(number)}`;
    case 'until':
      return 'until';
  }
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

function keyParts({ keys }: ExplainedQuery): readonly Part[] {
  return keys.map((key) => ({
    range: toRange(key.range),
    places: [toRange(key.range)],
    state: key.missing ? 'missing' : 'true',
    text: key.text,
    words: keyWords(key),
    of: 'join key',
  }));
}
