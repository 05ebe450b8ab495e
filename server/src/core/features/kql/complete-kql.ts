import type { Candidate, Candidates } from '../completion/candidate.ts';
import { fieldCandidates } from '../completion/field-candidates.ts';
import type { RankedField } from '../completion/field-ranking.ts';
import { knownValues } from '../completion/known-values.ts';
import { matching } from '../completion/match.ts';
import type { QueryContext } from '../query/query-features.ts';
import { unquotedText } from '../../kql/unquoted.ts';
import type { StreamQuery } from '../../schema/streams.ts';
import { CONNECTIVES, NOT, operatorCandidates, valueCandidates } from './candidates-kql.ts';
import type { KqlView } from './kql-view.ts';
import { kqlPlace, type KqlPlace } from './place-kql.ts';
import { streamOfKql } from './stream-kql.ts';

/** What may stand at an offset of the query, told by the grammar; spans are of the query. */
export function completeKql(
  view: KqlView,
  offset: number,
  context: QueryContext,
  trigger?: string,
): Candidates | undefined {
  const place = kqlPlace(view, offset);
  if (place.quotes !== 'none' && place.position.expected !== 'value') return undefined;
  if (trigger !== undefined && !wantsList(place, trigger)) return undefined;
  const found = candidatesAt(place, context, streamOfKql(view, context.indices));
  return { ...found, insert: { start: place.word.start, end: offset }, replace: place.word };
}

/** A list may come up unasked where few things can stand; where a line may end it would be in the way. */
function wantsList({ position: { expected }, quotes }: KqlPlace, trigger: string): boolean {
  switch (trigger) {
    case ' ':
      return expected === 'operator' || expected === 'value';
    case ':':
    case '(':
      return expected === 'value';
    case '"':
      return quotes !== 'none';
    case '.':
      return expected === 'condition';
    default:
      return false;
  }
}

type Found = Pick<Candidates, 'list' | 'incomplete'>;

function candidatesAt(place: KqlPlace, context: QueryContext, stream: StreamQuery): Found {
  const { position, prefix } = place;
  const { schema, streams } = context.facts;
  const field = position.field === undefined ? undefined : schema.field(position.field);
  switch (position.expected) {
    case 'condition':
      return conditions(place, context, stream);
    case 'operator':
      return { list: operatorCandidates(field) };
    case 'value': {
      const known = field === undefined ? [] : knownValues(field, schema, streams, stream);
      return { list: valueCandidates(place, field, known) };
    }
    case 'connective':
      return { list: near(CONNECTIVES, prefix) };
  }
}

function near(candidates: readonly Candidate[], prefix: string): readonly Candidate[] {
  const named = candidates.map((candidate) => ({ ...candidate, lower: candidate.label.toLowerCase() }));
  return matching(named, prefix, Infinity).near;
}

function conditions({ position, prefix }: KqlPlace, { ranking }: QueryContext, stream: StreamQuery): Found {
  const ranked = below(ranking(stream, 'with-text'), position.path);
  const { near: likely, loose, more } = fieldCandidates(ranked, prefix, written);
  const fields = position.path === undefined ? likely : likely.map((one) => within(one, position.path));
  return {
    list: [...fields, ...(prefix.includes('.') ? [] : near([NOT], prefix)), ...loose],
    incomplete: more,
  };
}

function written(name: string): string {
  return unquotedText(name) ?? `"${name}"`;
}

/** The fields of a nested field, by what of their names is written inside its braces. */
function below(ranked: readonly RankedField[], path: string | undefined): readonly RankedField[] {
  if (path === undefined) return ranked;
  const start = `${path}.`;
  return ranked
    .filter(({ field }) => field.name.startsWith(start))
    .map(({ field }) => {
      const name = field.name.slice(start.length);
      return { field: { ...field, name }, lower: name.toLowerCase() };
    });
}

/** The documentation is that of the whole name. */
function within(candidate: Candidate, path: string | undefined): Candidate {
  return { ...candidate, subject: { kind: 'field', name: `${path ?? ''}.${candidate.label}` } };
}
