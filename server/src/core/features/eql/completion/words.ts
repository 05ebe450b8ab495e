import { CompletionItemKind } from 'vscode-languageserver-types';
import type { FieldSchema } from '../../../schema/field.ts';
import type { QueryPosition } from '../query-position.ts';
import type { Candidate } from '../../completion/candidate.ts';

export function wordCandidate(word: string, texts: Pick<Candidate, 'insert' | 'snippet'> = {}): Candidate {
  return { label: word, kind: CompletionItemKind.Keyword, subject: { kind: 'word', name: word }, ...texts };
}

/** The categories of the events that published rules read most (counted over elastic/detection-rules), first. */
const COMMON = [
  'process',
  'file',
  'network',
  'registry',
  'authentication',
  'library',
  'iam',
  'driver',
  'configuration',
];

/** Categories, `any`, and at the query's start the kinds of query with several terms. */
export function categoryCandidates(
  schema: FieldSchema,
  field: string,
  isQuery: boolean,
  hasWhere: boolean,
): readonly Candidate[] {
  const known = schema.field(field)?.allowedValues?.map(({ name }) => name) ?? [];
  const common = COMMON.filter((name) => known.includes(name));
  const behind = hasWhere ? '' : ' where ';
  const categories = [...new Set([...common, ...known])].map((name): Candidate => ({
    label: name,
    kind: CompletionItemKind.Class,
    detail: field,
    insert: `${name}${behind}`,
    subject: { kind: 'field', name: field, value: name },
  }));
  const any = wordCandidate('any', { insert: `any${behind}` });
  return isQuery ? [...categories, any, ...SEVERAL_TERMS] : [...categories, any];
}

const TERMS = '\n  [${2:process} where ${3:condition}]\n  [${4:process} where ${5:condition}]';
const SEVERAL_TERMS: readonly Candidate[] = [
  wordCandidate('sequence', {
    insert: 'sequence ',
    snippet: `sequence by \${1:host.id} with maxspan=\${6:1m}${TERMS}`,
  }),
  wordCandidate('sample', { insert: 'sample by ', snippet: `sample by \${1:host.id}${TERMS}` }),
];

const TERM = wordCandidate('[', { snippet: '[${1:process} where ${2:condition}]' });
const MISSING = wordCandidate('![', { snippet: '![${1:process} where ${2:condition}]' });
const BY = wordCandidate('by', { insert: 'by ' });
const WITH_MAXSPAN: Candidate = {
  ...wordCandidate('maxspan', { insert: 'with maxspan=', snippet: 'with maxspan=${1:1m}' }),
  label: 'with maxspan',
};
const WITH_RUNS: Candidate = {
  ...wordCandidate('runs', { insert: 'with runs=', snippet: 'with runs=${1:2}' }),
  label: 'with runs',
};
const PIPES: readonly Candidate[] = ['head', 'tail'].map((name) => ({
  ...wordCandidate(name, { insert: `${name} `, snippet: `${name} \${1:10}` }),
  kind: CompletionItemKind.Function,
}));

/** What may stand around the terms of a sequence or sample, and behind a `|`. */
export function frameCandidates({ expected, body, isAfterTerm }: QueryPosition): readonly Candidate[] {
  const isSequence = body === 'sequence';
  switch (expected) {
    case 'head':
      return isSequence ? [BY, WITH_MAXSPAN, TERM, MISSING] : [BY, TERM];
    case 'term':
      return [TERM];
    case 'term-end':
      return isSequence
        ? [TERM, MISSING, BY, WITH_RUNS, wordCandidate('until', { insert: 'until ' })]
        : [TERM, BY];
    case 'with': {
      const option = isAfterTerm ? 'runs' : 'maxspan';
      return [wordCandidate(option, { insert: `${option}=` })];
    }
    case 'amount':
      return isAfterTerm ? [] : SPANS.map((label) => ({ label, kind: CompletionItemKind.Unit }));
    case 'pipe':
      return PIPES;
    default:
      return [];
  }
}

// The usual ones of published rules, shortest first.
const SPANS = ['1s', '3s', '5s', '10s', '30s', '1m', '5m', '10m', '1h', '12h'];
