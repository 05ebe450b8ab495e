import { CompletionItemKind } from 'vscode-languageserver-types';
import { keyAt } from '../../rule/keys/index.ts';
import type { RuleDocument } from '../../rule/rule-document.ts';
import { textOf, touches, type Span } from '../../text/span.ts';
import type { TomlString } from '../../toml/ast.ts';
import { editInString } from '../../toml/edit-string.ts';
import { closingEnd, tomlLineAt, wordEnd } from '../toml/line.ts';
import { tomlPlaceAt, type PlacedTable, type TomlPlace } from '../toml/toml-place.ts';
import type { Candidates } from './candidate.ts';
import { headerCandidates, keyCandidates } from './toml-keys.ts';
import type { TomlRequest } from './toml-request.ts';
import { tomlValues } from './toml-values.ts';

/** What may stand at an offset of a rule file, outside of its query. Spans are of the file. */
export function completeToml(request: TomlRequest): Candidates | undefined {
  const { rule, offset } = request;
  if (rule.toml.comments.some(({ span }) => span.start < offset && touches(span, offset))) return undefined;
  const place = tomlPlaceAt(rule.toml, offset);
  const { node } = place;
  if (node?.kind === 'string') return inString(request, place, node);
  // Of all other values only words are completed: a line within an array of several lines is no key.
  return node === undefined || node.kind === 'missing' || node.kind === 'boolean'
    ? onLine(request)
    : undefined;
}

function inString(
  request: TomlRequest,
  { path, tables }: TomlPlace,
  node: TomlString,
): Candidates | undefined {
  const { rule, offset } = request;
  const at = node.source.toText(offset);
  if (at === undefined || offset < node.content.start || node.value.includes('\n')) return undefined;
  const end = node.closed ? node.content.end : offset;
  const closing = node.closed ? '' : node.style.endsWith('literal') ? "'" : '"';
  const write = (text: string): string =>
    (editInString(rule.text, node, { span: { start: 0, end: at }, newText: text })?.newText ?? text) +
    closing;
  const found = tomlValues(request, { path, tables, typed: node.value.slice(0, at), write });
  const { start } = node.content;
  return found && { ...found, insert: { start, end: offset }, replace: { start, end } };
}

function onLine(request: TomlRequest): Candidates | undefined {
  const { rule, offset } = request;
  const line = tomlLineAt(rule.text, offset);
  if (line === undefined) return undefined;
  const { kind, typed } = line;
  // A header that is being typed opens no table yet.
  const { tables } = tomlPlaceAt(rule.toml, kind === 'header' ? typed.start - 1 : offset);
  switch (kind) {
    case 'header': {
      const replace = { start: typed.start, end: closingEnd(rule.text, offset) };
      return { list: headerCandidates(tables, rule.type), insert: typed, replace };
    }
    case 'key':
      return keys(rule, tables, typed);
    case 'value':
      return bareValue(request, tables, line.name, typed);
  }
}

function keys(rule: RuleDocument, tables: readonly PlacedTable[], typed: Span): Candidates {
  const replace = { start: typed.start, end: wordEnd(rule.text, typed.end) };
  const hasValue = /^[ \t]*=/.test(rule.text.slice(replace.end, replace.end + 20));
  const own = keyCandidates(tables, rule.type, hasValue);
  const list = hasValue ? own : [...own, ...headerCandidates(tables, rule.type)];
  return { list, insert: typed, replace };
}

/** A value without quotes yet: what is typed so far must be a word or nothing. */
function bareValue(
  request: TomlRequest,
  tables: readonly PlacedTable[],
  name: string,
  typed: Span,
): Candidates | undefined {
  const { rule } = request;
  const word = textOf(rule.text, typed);
  if (!/^\w*$/.test(word)) return undefined;
  const table = tables.at(-1)?.path ?? '';
  const path = table === '' ? name : `${table}.${name}`;
  const spans = { insert: typed, replace: { start: typed.start, end: wordEnd(rule.text, typed.end) } };
  const type = keyAt(path, rule.type)?.type.kind;
  if (type === 'boolean') {
    return {
      list: ['true', 'false'].map((label) => ({ label, kind: CompletionItemKind.Keyword })),
      ...spans,
    };
  }
  const found =
    type === 'string' ? tomlValues(request, { path, tables, typed: word, write: JSON.stringify }) : undefined;
  return found && { ...found, ...spans };
}
