import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Column } from '../../esql/columns/column.ts';
import type { Scope } from '../../esql/columns/scope.ts';
import { writtenName } from '../../esql/columns/written-name.ts';
import { METADATA_COLUMNS } from '../../esql/metadata-columns.ts';
import type { Candidate, Candidates } from '../completion/candidate.ts';
import { fieldCandidates } from '../completion/field-candidates.ts';
import { matching, type Named } from '../completion/match.ts';
import type { QueryContext } from '../query/query-features.ts';
import { columnsOf, type EsqlView } from './esql-view.ts';
import { commandCandidates, functionCandidates, operatorCandidates } from './items-esql.ts';
import { completeKqlAt, indicesOf, kqlAt } from './kql-in-esql.ts';
import { esqlPlace, type EsqlPlace } from './place-esql.ts';

/** What may stand at an offset of the query; spans are of the query. */
export function completeEsql(
  view: EsqlView,
  offset: number,
  context: QueryContext,
  trigger?: string,
): Candidates | undefined {
  const inKql = kqlAt(view, offset);
  if (inKql !== undefined) return completeKqlAt(inKql, view, context, trigger);
  const place = esqlPlace(view, offset);
  if (place === undefined || place.expected === 'nothing' || /^\d/.test(place.prefix)) return undefined;
  if (trigger !== undefined && !wantsList(place, trigger)) return undefined;
  const found = candidatesAt(place, view, context);
  return { ...found, insert: { start: place.word.start, end: offset }, replace: place.word };
}

/** A list may come up unasked where something has to follow; where a line may end it would be in the way. */
function wantsList({ expected }: EsqlPlace, trigger: string): boolean {
  if (trigger === '.' || trigger === '`') return true;
  if (trigger === '|') return expected === 'command';
  return trigger === ' ' && (expected === 'command' || expected === 'metadata' || expected === 'column');
}

type Found = Pick<Candidates, 'list' | 'incomplete'>;

function candidatesAt(place: EsqlPlace, view: EsqlView, context: QueryContext): Found {
  const isUpper = writesUpper(view);
  switch (place.expected) {
    case 'command':
      return near(commandCandidates(isFirst(view, place), isUpper), place.prefix);
    case 'metadata':
      return near([...METADATA_COLUMNS].map(metadataCandidate), place.prefix);
    case 'column':
    case 'operand':
      return columns(place, view, context, isUpper);
    case 'operator':
      return near(operatorCandidates(place, isUpper), place.prefix);
    case 'source':
    case 'nothing':
      return { list: [] };
  }
}

/** No command stands before the place. */
function isFirst({ tree }: EsqlView, { word }: EsqlPlace): boolean {
  return tree.commands.every(({ nameSpan }) => nameSpan.start >= word.start);
}

/** Keywords are offered as the query writes its first one. */
function writesUpper({ text, tree }: EsqlView): boolean {
  const [first] = tree.commands;
  const word = first === undefined ? 'FROM' : text.slice(first.nameSpan.start, first.nameSpan.end);
  return word === word.toUpperCase();
}

function near(candidates: readonly Candidate[], prefix: string): Found {
  return { list: matching(candidates.map(named), prefix, Infinity).near };
}

function named(candidate: Candidate): Candidate & Named {
  return { ...candidate, lower: candidate.label.toLowerCase() };
}

function metadataCandidate([name, { type }]: readonly [string, { readonly type: string }]): Candidate {
  return {
    label: name,
    kind: CompletionItemKind.Field,
    detail: type,
    subject: { kind: 'word', name, language: 'esql' },
  };
}

/** Columns of the query first, then fields of the index where there are any, then functions and words. */
function columns(place: EsqlPlace, view: EsqlView, context: QueryContext, isUpper: boolean): Found {
  const { scope } = columnsOf(view, context.facts.schema, place.word.start);
  const prefix = place.prefix.replaceAll('`', '');
  const own = matching([...scope.columns.values()].map(columnCandidate).map(named), prefix, Infinity);
  const fields = fieldsIn(scope, view, context, prefix);
  const isValue = place.expected === 'operand' && !prefix.includes('.');
  const others = isValue
    ? matching(functionCandidates(place, isUpper).map(named), prefix, Infinity).near
    : [];
  const aggregates = isAggregating(place) ? others : [];
  return {
    list: [
      ...aggregates,
      ...own.near,
      ...fields.near,
      ...(aggregates.length > 0 ? [] : others),
      ...own.loose,
      ...fields.loose,
    ],
    incomplete: fields.more,
  };
}

/** Directly behind `STATS` an aggregation is wanted. */
function isAggregating({ command, isGrouping, calls }: EsqlPlace): boolean {
  return command?.endsWith('stats') === true && !isGrouping && calls.length === 0;
}

function columnCandidate({ name, type, kind }: Column): Candidate {
  const written = writtenName(name);
  return {
    label: name,
    kind: kind === 'computed' ? CompletionItemKind.Variable : CompletionItemKind.Field,
    ...(type !== undefined && { detail: type }),
    ...(written !== name && { insert: written }),
    subject: kind === 'metadata' ? { kind: 'word', name, language: 'esql' } : { kind: 'field', name },
  };
}

function fieldsIn(
  scope: Scope,
  view: EsqlView,
  { ranking }: QueryContext,
  prefix: string,
): { readonly near: readonly Candidate[]; readonly loose: readonly Candidate[]; readonly more: boolean } {
  if (scope.source === 'none') return { near: [], loose: [], more: false };
  const left = ranking({ indices: indicesOf(view) }).filter(
    ({ field }) => !scope.columns.has(field.name) && isThere(scope, field.name),
  );
  return fieldCandidates(left, prefix, writtenName);
}

function isThere(scope: Scope, name: string): boolean {
  return scope.lookup(name).kind !== 'absent';
}
