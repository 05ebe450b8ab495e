import { CompletionItemKind } from 'vscode-languageserver-types';
import type { EsqlCommand } from '../../esql/commands/command.ts';
import { ESQL_COMMANDS } from '../../esql/commands/index.ts';
import type { EsqlFunction } from '../../esql/functions/function.ts';
import { EXPLAINED_FUNCTIONS, ESQL_FUNCTIONS } from '../../esql/functions/index.ts';
import type { Candidate } from '../completion/candidate.ts';
import type { EsqlPlace } from './place-esql.ts';

/** A keyword; in upper case where the query writes its own so. */
export function wordCandidate(word: string, isUpper: boolean, insert = `${word} `): Candidate {
  const inCase = (text: string): string => (isUpper ? text.toUpperCase() : text);
  return {
    label: inCase(word),
    kind: CompletionItemKind.Keyword,
    insert: inCase(insert),
    subject: { kind: 'word', name: word, language: 'esql' },
  };
}

/** The commands that published rules use most (counted over elastic/detection-rules), first. */
const COMMON = [
  'where',
  'stats',
  'eval',
  'keep',
  'sort',
  'grok',
  'mv_expand',
  'dissect',
  'limit',
  'inline stats',
];

/** What may start a query, or stand behind a `|`. */
export function commandCandidates(isFirst: boolean, isUpper: boolean): readonly Candidate[] {
  const wanted = ESQL_COMMANDS.filter(({ kind }) => (kind === 'source') === isFirst);
  const place = ({ name }: EsqlCommand): number =>
    COMMON.includes(name) ? COMMON.indexOf(name) : COMMON.length;
  const fromFirst = ({ name }: EsqlCommand): number => (name === 'from' ? 0 : 1);
  return [...wanted]
    .sort((a, b) => fromFirst(a) - fromFirst(b) || place(a) - place(b))
    .map((command) => ({
      ...wordCandidate(command.name, isUpper),
      ...(command.snippet !== undefined && {
        snippet: `${isUpper ? command.name.toUpperCase() : command.name} ${inCase(command.snippet, isUpper)}`,
      }),
    }));
}

/** The keywords of a snippet follow the query's own; what stands in its holes stays. */
function inCase(snippet: string, isUpper: boolean): string {
  return isUpper
    ? snippet
    : snippet.replace(/\b(?:METADATA|WITH|BY|COUNT|DESC)\b/g, (word) => word.toLowerCase());
}

/** Functions that may stand at a place: aggregations first behind `STATS`, groupings behind its `BY`, none elsewhere. */
export function functionCandidates(place: EsqlPlace, isUpper: boolean): readonly Candidate[] {
  const isStats = place.command?.endsWith('stats') === true;
  const wanted =
    isStats && place.calls.length === 0 ? (place.isGrouping ? 'grouping' : 'aggregate') : undefined;
  const fits = ({ kind }: EsqlFunction): boolean => kind === 'scalar' || kind === wanted;
  const explained = new Set(EXPLAINED_FUNCTIONS);
  return [
    ...ESQL_FUNCTIONS.filter((fn) => fn.kind === wanted),
    ...ESQL_FUNCTIONS.filter(
      (fn) => fits(fn) && fn.kind !== wanted && (explained.has(fn) || place.prefix.length > 1),
    ),
  ]
    .map((fn) => functionCandidate(fn, isUpper))
    .concat(
      ['not', 'true', 'false', 'null'].map((word) =>
        wordCandidate(word, isUpper, word === 'not' ? 'not ' : word),
      ),
    );
}

function functionCandidate(fn: EsqlFunction, isUpper: boolean): Candidate {
  const name = isUpper ? fn.name.toUpperCase() : fn.name;
  const required = fn.parameters.filter(({ optional }) => optional !== true);
  const holes = required.map((parameter, index) => `\${${String(index + 1)}:${parameter.name}}`);
  const hasMore = fn.parameters.length > required.length && required.length === 0;
  return {
    label: name,
    kind: CompletionItemKind.Function,
    detail: fn.kind === 'scalar' ? fn.returns.replace(/^(?:same|second|sum)$/, '') : fn.kind,
    insert: `${name}(`,
    snippet: `${name}(${hasMore ? '$1' : holes.join(', ')})`,
    subject: { kind: 'function', name: fn.name, language: 'esql' },
  };
}

const CONDITIONS = ['and', 'or', 'in', 'not in', 'like', 'not like', 'rlike', 'is null', 'is not null'];

/** What may follow an operand or a name. */
export function operatorCandidates(
  { command, isGrouping, calls }: EsqlPlace,
  isUpper: boolean,
): readonly Candidate[] {
  const words = (...list: readonly string[]): readonly Candidate[] =>
    list.map((word) => wordCandidate(word, isUpper));
  switch (command) {
    case 'from':
    case 'ts':
      return [wordCandidate('metadata', isUpper, 'metadata _id, _version, _index')];
    case 'rename':
      return words('as');
    case 'sort':
      return words('asc', 'desc', 'nulls first', 'nulls last');
    case 'completion':
      return words('with');
    case 'stats':
    case 'inline stats':
      return isGrouping || calls.length > 0 ? words(...CONDITIONS) : words('by', 'where', ...CONDITIONS);
    case 'where':
    case 'eval':
    case 'row':
      return words(...CONDITIONS);
    default:
      return [];
  }
}
