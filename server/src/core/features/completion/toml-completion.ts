import { CompletionItemKind } from 'vscode-languageserver-types';
import { keyAt } from '../../rule/keys/index.ts';
import type { RuleKey } from '../../rule/keys/key.ts';
import type { RuleDocument } from '../../rule/rule-document.ts';
import { touches, type Span } from '../../text/span.ts';
import type { TomlString } from '../../toml/ast.ts';
import { editInString } from '../../toml/edit-string.ts';
import type { Facts } from '../facts.ts';
import { valuesOf } from '../hover/key-doc.ts';
import { isFieldName } from '../toml/field-names.ts';
import { tomlLineAt, wordEnd } from '../toml/line.ts';
import { threatTable } from '../toml/threat-place.ts';
import { tomlPlaceAt, type PlacedTable } from '../toml/toml-place.ts';
import { attackCandidates } from './attack-completion.ts';
import type { Candidate, Candidates } from './candidate.ts';
import type { FieldRanking, RankedField } from './field-ranking.ts';
import { indicesOf } from './query-context.ts';
import { fieldCandidates } from './query-fields.ts';
import { headerCandidates, keyCandidates } from './toml-keys.ts';

/** What may stand at an offset of a rule file, outside of its query. Spans are of the file. */
export function completeToml(
  rule: RuleDocument,
  offset: number,
  facts: Facts,
  ranking: FieldRanking,
): Candidates | undefined {
  if (rule.toml.comments.some(({ span }) => span.start < offset && touches(span, offset))) return undefined;
  const place = tomlPlaceAt(rule.toml, offset);
  if (place.part === 'value' && place.node?.kind === 'string') {
    return inString(rule, place.node, place.path, place.tables, offset, facts, ranking);
  }
  // A line inside of a multi-line array or inline table is no key.
  if (place.part === 'value' && place.node?.kind !== 'missing' && place.node?.kind !== 'boolean')
    return undefined;
  return onLine(rule, offset, facts);
}

function inString(
  rule: RuleDocument,
  node: TomlString,
  path: string,
  tables: readonly PlacedTable[],
  offset: number,
  facts: Facts,
  ranking: FieldRanking,
): Candidates | undefined {
  const at = node.source.toText(offset);
  if (at === undefined || offset < node.content.start || node.value.includes('\n')) return undefined;
  const end = node.closed ? node.content.end : offset;
  const closing = node.closed ? '' : node.style.endsWith('literal') ? "'" : '"';
  const insert = (value: string): string =>
    (editInString(rule.text, node, { span: { start: 0, end: at }, newText: value })?.newText ?? value) +
    closing;
  const spans = {
    insert: { start: node.content.start, end: offset },
    replace: { start: node.content.start, end },
  };
  const threat = threatTable(tables);
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (threat !== undefined && (name === 'id' || name === 'name' || name === 'reference')) {
    if (threat.framework === 'MITRE ATLAS') return undefined;
    return { list: attackCandidates(name, threat, facts.attack, rule.text, insert), ...spans };
  }
  if (isFieldName(path))
    return fieldNames(ranking({ indices: indicesOf(rule) }), node.value.slice(0, at), insert, spans);
  const key = keyAt(path.replace(/\[\]$/, ''), rule.type);
  return key && { list: closedValues(key, rule.type, insert), ...spans };
}

function fieldNames(
  ranked: readonly RankedField[],
  typed: string,
  insert: (value: string) => string,
  spans: { readonly insert: Span; readonly replace: Span },
): Candidates {
  const { near, loose, more } = fieldCandidates(ranked, typed);
  // Here a name is a value, and no part of it needs backquotes.
  const list = [...near, ...loose].map((candidate) => ({ ...candidate, insert: insert(candidate.label) }));
  return { list, incomplete: more, ...spans };
}

function closedValues(
  key: RuleKey,
  ruleType: string | undefined,
  insert: (value: string) => string,
): readonly Candidate[] {
  return valuesOf(key.type).map(({ name }) => ({
    label: name,
    kind: CompletionItemKind.EnumMember,
    insert: insert(name),
    subject: { kind: 'key', path: key.path, value: name, ...(ruleType !== undefined && { ruleType }) },
  }));
}

function onLine(rule: RuleDocument, offset: number, facts: Facts): Candidates | undefined {
  const line = tomlLineAt(rule.text, offset);
  if (line === undefined) return undefined;
  // A header that is being typed opens no table yet.
  const tables = tomlPlaceAt(rule.toml, line.kind === 'header' ? line.typed.start - 1 : offset).tables;
  const insert = line.typed;
  switch (line.kind) {
    case 'header': {
      const end = offset + (/^[\w.-]*\]{0,2}/.exec(rule.text.slice(offset, offset + 200))?.[0].length ?? 0);
      return { list: headerCandidates(tables, rule.type), insert, replace: { start: insert.start, end } };
    }
    case 'key': {
      const replace = { start: insert.start, end: wordEnd(rule.text, offset) };
      const hasValue = /^[ \t]*=/.test(rule.text.slice(replace.end, replace.end + 20));
      const keys = keyCandidates(tables, rule.type, hasValue);
      return { list: hasValue ? keys : [...keys, ...headerCandidates(tables, rule.type)], insert, replace };
    }
    case 'value':
      return bareValue(rule, tables, line.name, line.typed, facts);
  }
}

/** A value without quotes yet: what is typed so far must be a word or nothing. */
function bareValue(
  rule: RuleDocument,
  tables: readonly PlacedTable[],
  name: string,
  typed: Span,
  facts: Facts,
): Candidates | undefined {
  if (!/^\w*$/.test(rule.text.slice(typed.start, typed.end))) return undefined;
  const path = tables.at(-1)?.path ?? '';
  const spans = { insert: typed, replace: { start: typed.start, end: wordEnd(rule.text, typed.end) } };
  const threat = threatTable(tables);
  if (threat !== undefined && (name === 'id' || name === 'name' || name === 'reference')) {
    return { list: attackCandidates(name, threat, facts.attack, rule.text, JSON.stringify), ...spans };
  }
  const key = keyAt(path === '' ? name : `${path}.${name}`, rule.type);
  if (key === undefined) return undefined;
  if (key.type.kind === 'boolean') {
    const list = ['true', 'false'].map((label) => ({ label, kind: CompletionItemKind.Keyword }));
    return { list, ...spans };
  }
  if (key.type.kind !== 'string') return undefined;
  return { list: closedValues(key, rule.type, JSON.stringify), ...spans };
}
