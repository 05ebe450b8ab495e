import { CompletionItemKind } from 'vscode-languageserver-types';
import { EQL_FUNCTIONS } from '../../../eql/functions/index.ts';
import type { EqlFunction } from '../../../eql/functions/function.ts';
import { stringOf } from '../../../rule/values.ts';
import type { QueryContext } from '../../query/query-features.ts';
import { placeAt, type QueryPlace } from '../place.ts';
import type { Expected } from '../query-position.ts';
import type { EqlView } from '../eql-view.ts';
import type { Candidate, Candidates } from '../../completion/candidate.ts';
import type { RankedField } from '../../completion/field-ranking.ts';
import { matching, type Named } from '../../completion/match.ts';
import { streamQuery } from './stream-query.ts';
import { eqlFieldCandidates, joinKeysFirst } from './fields.ts';
import { operandKind, operatorCandidates } from './operators.ts';
import { valueCandidates } from './values.ts';
import { categoryCandidates, frameCandidates, wordCandidate } from './words.ts';

/** What may stand at an offset of the query, told by the grammar; spans are of the query. */
export function completeEql(
  view: EqlView,
  offset: number,
  context: QueryContext,
  trigger?: string,
): Candidates | undefined {
  const place = placeAt(view, offset);
  if (place.at.kind === 'comment') return undefined;
  if (place.at.kind === 'string' && place.position.expected !== 'value') return undefined;
  if (trigger !== undefined && !wantsList(place, trigger)) return undefined;
  // A number being typed is no name.
  if (/^\d/.test(place.prefix) && place.at.kind === 'word') return undefined;
  const found = candidatesAt(place, view, context);
  const insert = { start: place.at.span.start, end: offset };
  return {
    ...found,
    insert,
    replace: { start: insert.start, end: wordEnd(view.text, offset, place.at.span.end) },
  };
}

/**
 * Whether a list may come up unasked after a typed sign. Where a line may end it would be in the way, since Enter takes its
 * first entry.
 */
function wantsList({ at, position }: QueryPlace, trigger: string): boolean {
  switch (trigger) {
    case ' ':
      return FEW_CHOICES.has(position.expected);
    case '"':
      return at.kind === 'string';
    case '(':
      return position.expected === 'value' || position.calls.length > 0;
    case '[':
      return position.expected === 'category';
    // A blank follows, which asks.
    case ':':
      return false;
    default:
      return true;
  }
}

const FEW_CHOICES: ReadonlySet<Expected> = new Set(['where', 'operator', 'in', 'value', 'with', 'pipe']);

/** Only what goes on like a word is replaced: an unclosed string reaches to the end of its line. */
function wordEnd(text: string, offset: number, limit: number): number {
  const word = /^[\w.@`-]*/.exec(text.slice(offset, limit));
  return offset + (word?.[0].length ?? 0);
}

function candidatesAt(
  place: QueryPlace,
  view: EqlView,
  context: QueryContext,
): Pick<Candidates, 'list' | 'incomplete'> {
  const { position, next } = place;
  const { rule, ranking } = context;
  const { schema, streams } = context.facts;
  const query = streamQuery(context, view, position.category);
  switch (position.expected) {
    case 'query':
    case 'category': {
      const field = stringOf(rule?.rule, 'event_category_override')?.value ?? 'event.category';
      return {
        list: categoryCandidates(schema, field, position.expected === 'query', next?.text === 'where'),
      };
    }
    case 'where':
      return { list: [wordCandidate('where', { insert: 'where ' })] };
    case 'operand':
      return operands(ranking(query), place);
    case 'join-key': {
      const { near, loose, more } = eqlFieldCandidates(joinKeysFirst(ranking(query)), place.prefix);
      return { list: [...near, ...loose], incomplete: more };
    }
    case 'operator': {
      const hasValue =
        next !== undefined && (next.kind === 'string' || next.kind === 'number' || next.text === '(');
      return { list: operatorCandidates(operandKind(position.operand, schema), hasValue) };
    }
    case 'in':
      return { list: ['in', 'in~'].map((word) => wordCandidate(word, { snippet: `${word} ("$1")` })) };
    case 'value':
      return { list: valueCandidates(place, schema, streams, query) };
    case 'list':
      return { list: [] };
    case 'connective':
      return { list: ['and', 'or'].map((word) => wordCandidate(word, { insert: `${word} ` })) };
    default:
      return { list: frameCandidates(position) };
  }
}

function operands(
  ranked: readonly RankedField[],
  { at, prefix }: QueryPlace,
): Pick<Candidates, 'list' | 'incomplete'> {
  const { near, loose, more } = eqlFieldCandidates(ranked, prefix);
  // `?` makes a field optional, and a dot begins no other name.
  const onlyFields = (at.kind === 'word' && at.optional) || prefix.includes('.');
  const others = onlyFields ? [] : matching(WORDS_AND_FUNCTIONS, prefix, Infinity).near;
  return { list: [...near, ...others, ...loose], incomplete: more };
}

const WORDS_AND_FUNCTIONS: readonly (Candidate & Named)[] = [
  wordCandidate('not', { insert: 'not ' }),
  ...EQL_FUNCTIONS.flatMap(functionCandidates),
  ...['true', 'false', 'null'].map((word) => wordCandidate(word)),
].map((candidate) => ({ ...candidate, lower: candidate.label.toLowerCase() }));

function functionCandidates(fn: EqlFunction): readonly Candidate[] {
  const names = fn.hasInsensitiveForm ? [fn.name, `${fn.name}~`] : [fn.name];
  const required = fn.parameters.filter((parameter) => parameter.optional !== true);
  const args = required.map(({ name, constant }, index) => {
    const hole = `\${${String(index + 1)}:${name}}`;
    return constant === true ? `"${hole}"` : hole;
  });
  return names.map((name) => ({
    label: name,
    kind: CompletionItemKind.Function,
    detail: fn.returns,
    insert: `${name}(`,
    snippet: `${name}(${args.join(', ')})`,
    subject: { kind: 'function', name: fn.name },
  }));
}
