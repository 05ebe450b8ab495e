import { FIRST_WORDS } from '../../esql/commands/index.ts';
import type { Token, TokenKind } from '../../esql/tokens.ts';
import type { Span } from '../../text/span.ts';
import type { EsqlView } from './esql-view.ts';

/** A call that is still open at a place. */
export interface OpenCall {
  readonly name: string;
  /** 0-based index of the argument that stands there. */
  readonly argument: number;
}

export interface EsqlPlace {
  /** The word or name at the cursor; empty where there is none. */
  readonly word: Span;
  /** What of it stands before the cursor. */
  readonly prefix: string;
  /** The command around it, in lower case: `inline stats`; `undefined` where one is to be named. */
  readonly command: string | undefined;
  /** What the grammar expects there. */
  readonly expected: 'command' | 'source' | 'metadata' | 'column' | 'operand' | 'operator' | 'nothing';
  /** Behind the `BY` of a `STATS`. */
  readonly isGrouping: boolean;
  /** Outermost first. */
  readonly calls: readonly OpenCall[];
}

const WORD_BEFORE = /[\p{L}\p{N}_@.`*-]*$/u;
const WORD_BEHIND = /^[\p{L}\p{N}_@.`]*/u;
/** Longer than any name. */
const LONGEST = 600;

/** Where the cursor is, told from the tokens, so that a half-typed query will do; `undefined` in comments and strings. */
export function esqlPlace(view: EsqlView, offset: number): EsqlPlace | undefined {
  const { text, scanned } = view;
  if (isInText(view, offset)) return undefined;
  const before = text.slice(Math.max(0, offset - LONGEST), offset);
  const prefix = (WORD_BEFORE.exec(before)?.[0] ?? '').replace(/^.*-/, '');
  const start = offset - prefix.length;
  const behind = WORD_BEHIND.exec(text.slice(offset, offset + LONGEST))?.[0] ?? '';
  const tokens = commandTokens(scanned.tokens, start);
  const [first] = tokens;
  const base = { word: { start, end: offset + behind.length }, prefix, calls: openCalls(tokens, text) };
  if (first === undefined) return { ...base, command: undefined, expected: 'command', isGrouping: false };
  const command = commandName(tokens, text);
  const isGrouping = tokens.some(({ kind }) => kind === 'by') && command.endsWith('stats');
  return { ...base, command, expected: expectedAt(command, tokens, text), isGrouping };
}

/** Inside a comment or a string. Behind the end of a line comment the next line is no part of it. */
function isInText({ text, scanned }: EsqlView, offset: number): boolean {
  const inComment = scanned.comments.some(({ start, end }) => {
    const isOpen = !text.startsWith('/*', start) || !text.endsWith('*/', end);
    return start < offset && (isOpen ? offset <= end : offset < end);
  });
  return (
    inComment ||
    scanned.tokens.some(
      ({ kind, start, end }) =>
        start < offset && (kind === 'open' ? offset <= end : TEXTS.has(kind) && offset < end),
    )
  );
}

const TEXTS: ReadonlySet<TokenKind> = new Set<TokenKind>(['string', 'raw-string', 'foreign-string']);

/** The tokens of the command that `offset` lies in, as far as they end before it. */
function commandTokens(tokens: readonly Token[], offset: number): readonly Token[] {
  let from = 0;
  let to = 0;
  for (const [index, { kind, end }] of tokens.entries()) {
    if (end > offset || kind === 'end') break;
    if (kind === '|') from = index + 1;
    to = index + 1;
  }
  return tokens.slice(from, to);
}

function commandName(tokens: readonly Token[], text: string): string {
  const [first, second] = tokens.map(({ start, end }) => text.slice(start, end).toLowerCase());
  if (first === 'inlinestats') return 'inline stats';
  const isPair = (first === 'inline' && second === 'stats') || (first === 'lookup' && second === 'join');
  return isPair ? `${first} ${second}` : (first ?? '');
}

/** Calls and their arguments, by the brackets that are open. */
function openCalls(tokens: readonly Token[], text: string): readonly OpenCall[] {
  const open: { name: string; argument: number }[] = [];
  for (const [index, { kind }] of tokens.entries()) {
    if (kind === '(') {
      const before = tokens[index - 1];
      const isName = before?.kind === 'word' || before?.kind === 'first' || before?.kind === 'last';
      open.push({ name: isName ? text.slice(before.start, before.end) : '', argument: 0 });
    } else if (kind === ')') open.pop();
    else if (kind === ',') {
      const call = open.at(-1);
      if (call !== undefined) call.argument++;
    }
  }
  return open.filter(({ name }) => name !== '');
}

const COLUMN_COMMANDS: ReadonlySet<string> = new Set(['keep', 'drop', 'rename', 'mv_expand']);
const VALUE_COMMANDS: ReadonlySet<string> = new Set([
  ...['where', 'eval', 'stats', 'inline stats', 'row', 'sort', 'grok', 'dissect', 'completion'],
]);

function expectedAt(command: string, tokens: readonly Token[], text: string): EsqlPlace['expected'] {
  const last = tokens.at(-1);
  const isFirst = tokens.length === command.split(' ').length;
  if (command === 'from' || command === 'ts') return expectedInFrom(tokens, text);
  if (!FIRST_WORDS.has(command.split(' ')[0] ?? '')) return 'nothing';
  if (command === 'inline' || command === 'lookup') return 'command';
  if (COLUMN_COMMANDS.has(command))
    return isFirst || last?.kind === ',' || isAs(last, text) ? 'column' : 'operator';
  if (command === 'enrich' || command === 'lookup join') return last?.kind === 'on' ? 'column' : 'nothing';
  if (!VALUE_COMMANDS.has(command)) return 'nothing';
  return isFirst || last === undefined || !ENDS_OPERAND.has(last.kind) ? 'operand' : 'operator';
}

function isAs(token: Token | undefined, text: string): boolean {
  return token?.kind === 'word' && text.slice(token.start, token.end).toLowerCase() === 'as';
}

function expectedInFrom(tokens: readonly Token[], text: string): EsqlPlace['expected'] {
  const isMetadata = tokens.some(
    ({ kind, start, end }) => kind === 'word' && text.slice(start, end).toLowerCase() === 'metadata',
  );
  const last = tokens.at(-1);
  if (isMetadata)
    return last?.kind === ',' || last?.end === metadataEnd(tokens, text) ? 'metadata' : 'operator';
  return last?.kind === 'source' || last?.kind === 'string' ? 'operator' : 'source';
}

function metadataEnd(tokens: readonly Token[], text: string): number | undefined {
  return tokens.find(({ start, end }) => text.slice(start, end).toLowerCase() === 'metadata')?.end;
}

/** Behind these an operator follows, or the end. */
const ENDS_OPERAND: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(['word', 'quoted-name', 'integer', 'decimal', 'string', 'raw-string', 'foreign-string'] as const),
  ...(['parameter', 'true', 'false', 'null', ')', ']', '}', '*', 'asc', 'desc', 'first', 'last'] as const),
]);
