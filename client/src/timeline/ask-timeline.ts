import { Uri, workspace, type CancellationToken, type TextDocument } from 'vscode';
import {
  EXPLAIN,
  type ExplainedSequence,
  type ExplainParams,
  type ExplainResult,
  FIND_CASES,
  type FindCasesParams,
  type FindCasesResult,
  type ProtocolRange,
} from '../../../server/src/protocol/index.ts';
import { plural } from '../results/text.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import type { NamedPlace, TimelineView } from './messages.ts';

export type Asked =
  | { readonly kind: 'timeline'; readonly view: Omit<TimelineView, 'id'> }
  /** Why there is none; `range`: of the rule. */
  | { readonly kind: 'none'; readonly message: string; readonly range?: ProtocolRange };

/** The cases of a rule that can be read. */
export async function casesOf(
  session: LanguageSession,
  rule: TextDocument,
  token?: CancellationToken,
): Promise<readonly NamedPlace[]> {
  const params: FindCasesParams = { uri: rule.uri.toString() };
  const { cases } = await ask<FindCasesResult>(session, FIND_CASES, params, token);
  return cases.filter(({ problem }) => problem === undefined).map(({ uri }) => ({ uri, name: nameOf(uri) }));
}

/**
 * The timeline of a rule over a file of events, as the editor has both.
 * @param wanted address of the file; default: the first case that must match, else the first
 */
export async function askTimeline(
  session: LanguageSession,
  rule: TextDocument,
  wanted: string | undefined,
  token: CancellationToken,
): Promise<Asked> {
  const cases = await casesOf(session, rule, token);
  const uri = wanted ?? (cases.find(({ name }) => name.startsWith('match')) ?? cases[0])?.uri;
  if (uri === undefined)
    return { kind: 'none', message: 'The rule has no cases: choose a file of events, or add a case.' };
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri);
  const text = open?.isDirty === true ? { text: open.getText() } : {};
  const params: ExplainParams = { uri: rule.uri.toString(), of: { kind: 'file', uri, ...text } };
  const result = await ask<ExplainResult>(session, EXPLAIN, params, token);
  return outcomeOf(result, rule, { uri, name: nameOf(uri) }, cases);
}

function outcomeOf(
  result: ExplainResult,
  rule: TextDocument,
  source: NamedPlace,
  cases: readonly NamedPlace[],
): Asked {
  switch (result.kind) {
    case 'refused': {
      const [first] = result.unsupported;
      const message = `The rule can’t be run. ${first?.message ?? ''}`.trim();
      return { kind: 'none', message, ...(first && { range: first.range }) };
    }
    case 'failed':
      return { kind: 'none', message: result.message };
    case 'event':
      return { kind: 'none', message: 'The language server answered another question.' };
    case 'ranked': {
      const { sequence, looked, unread } = result;
      if (sequence === undefined)
        return { kind: 'none', message: 'The rule is no sequence: only sequences have a timeline.' };
      if (looked === 0)
        return {
          kind: 'none',
          message: `${source.name} holds no events. ${unread[0]?.reason ?? ''}`.trim(),
        };
      const sources = cases.some(({ uri }) => uri === source.uri) ? cases : [...cases, source];
      const named = { uri: rule.uri.toString(), name: nameOf(rule.uri.toString()) };
      const notes = [...readingNotes(result), ...boundNotes(sequence)];
      return { kind: 'timeline', view: { rule: named, source, sources, sequence, notes } };
    }
  }
}

function readingNotes({
  unread,
  isCut,
  looked,
}: Extract<ExplainResult, { kind: 'ranked' }>): readonly string[] {
  const [first] = unread;
  return [
    ...(first === undefined
      ? []
      : [
          `${plural(unread.length, 'line')} could not be read; the first is line ${String(first.line)}: ${first.reason}`,
        ]),
    ...(isCut ? [`Only the first ${looked.toLocaleString('en')} events were looked at.`] : []),
  ];
}

/** What is left out, and what is told apart from the lanes. */
function boundNotes({
  events,
  lanes,
  totals,
  untimed,
  impossible,
  terms,
  states,
}: ExplainedSequence): readonly string[] {
  const [never] = impossible;
  const shownSequences = states.filter(({ end }) => end?.kind !== 'advanced').length;
  return [
    ...(totals.events > events.length
      ? [
          `${events.length.toLocaleString('en')} of ${totals.events.toLocaleString('en')} events are shown: those of alerts, then of the sequences that came farthest.`,
        ]
      : []),
    ...(totals.lanes > lanes.length
      ? [`${lanes.length.toLocaleString('en')} of ${totals.lanes.toLocaleString('en')} join keys are shown.`]
      : []),
    ...(shownSequences < totals.sequences
      ? [
          `${shownSequences.toLocaleString('en')} of ${totals.sequences.toLocaleString('en')} partial sequences are shown.`,
        ]
      : []),
    ...(untimed.length > 0
      ? [
          `${plural(untimed.length, 'event')} without a timestamp ${untimed.length === 1 ? 'takes' : 'take'} no part.`,
        ]
      : []),
    ...(never === undefined
      ? []
      : [
          `No event can meet stage ${String(terms[never]?.number ?? never + 1)}, so that nothing is looked at.`,
        ]),
  ];
}

export function nameOf(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
