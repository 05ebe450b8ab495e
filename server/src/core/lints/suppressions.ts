import type { Expression } from '../eql/ast.ts';
import { childrenOf, eventQueries } from '../eql/walk.ts';
import type { EmbeddedQuery, RuleDocument } from '../rule/rule-document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { TomlDocument, TomlEntry, TomlNode, TomlTable } from '../toml/ast.ts';

/** A comment `rulewright-ignore code: reason` and the stretch of the file that it covers. */
export interface Suppression {
  readonly code: string;
  readonly covers: Span;
}

const MARK = 'rulewright-ignore';
const COMMENT = /rulewright-ignore\s+([a-z][a-z-]*)/g;

/**
 * The suppressions of a rule file. In TOML the comment stands on the lines above a key or a header, and covers it with its
 * value (a header: its table); inside the query it stands above a condition.
 */
export function suppressionsOf(rule: RuleDocument): readonly Suppression[] {
  if (!rule.text.includes(MARK)) return [];
  return [...inToml(rule), ...inQuery(rule.query)];
}

/** What starts inside the covered stretch is suppressed. */
export function isSuppressed({ code, span }: Diagnostic, suppressions: readonly Suppression[]): boolean {
  return suppressions.some(
    ({ code: ignored, covers }) => ignored === code && covers.start <= span.start && span.start < covers.end,
  );
}

function codesIn(comment: string): readonly string[] {
  return Array.from(comment.matchAll(COMMENT), ([, code = '']) => code);
}

function* inToml({ text, toml }: RuleDocument): Iterable<Suppression> {
  for (const { span } of toml.comments) {
    const codes = codesIn(text.slice(span.start, span.end));
    if (codes.length === 0) continue;
    const line = nextLine(text, span.end);
    const covers = line === undefined ? undefined : coveredFrom(line, toml);
    if (covers !== undefined) yield* codes.map((code) => ({ code, covers }));
  }
}

/** The first line below `offset` that is no comment. A line that is empty ends the search: the comment stands for itself. */
function nextLine(text: string, offset: number): Span | undefined {
  const lines = /[^\n]*(?:\n|$)/g;
  const below = text.indexOf('\n', offset) + 1;
  if (below === 0) return undefined;
  lines.lastIndex = below;
  for (let found = lines.exec(text); found !== null && found[0] !== ''; found = lines.exec(text)) {
    const content = found[0].trim();
    if (content.startsWith('#')) continue;
    const start = found.index + found[0].indexOf(content);
    return content === '' ? undefined : { start, end: start + content.length };
  }
  return undefined;
}

/** The statement that starts with a line; where none does (the line continues a value), the line alone. */
function coveredFrom(line: Span, toml: TomlDocument): Span {
  const pending: TomlTable[] = [toml.root];
  for (let table = pending.pop(); table !== undefined; table = pending.pop()) {
    for (const entry of table.entries.values()) {
      const start = statementAt(entry, line);
      if (start !== undefined) return { start: line.start, end: start };
      pending.push(...tablesIn(entry.value));
    }
  }
  return line;
}

/** End of what an entry, or a header that opens its table, says, when it starts in the line. */
function statementAt({ key, value }: TomlEntry, line: Span): number | undefined {
  const isHere = (offset: number): boolean => line.start <= offset && offset < line.end;
  for (const table of tablesIn(value)) {
    if (table.header !== undefined && isHere(table.header.start)) return table.span.end;
  }
  return isHere(key.start) && !isOpened(value) ? value.span.end : undefined;
}

function isOpened(value: TomlNode): boolean {
  if (value.kind === 'array') return value.ofTables;
  return value.kind === 'table' && value.origin !== 'inline';
}

/** Tables that a value is or holds; their nesting is bounded by the reader. */
function tablesIn(value: TomlNode): readonly TomlTable[] {
  if (value.kind === 'table') return [value];
  return value.kind === 'array' ? value.items.flatMap(tablesIn) : [];
}

function* inQuery(query: EmbeddedQuery | undefined): Iterable<Suppression> {
  if (query?.eql === undefined) return;
  const conditions = eventQueries(query.eql).map(({ event }) => event.condition);
  for (const comment of query.text.matchAll(EQL_TOKENS)) {
    if (!comment[0].startsWith('/')) continue;
    const codes = codesIn(comment[0]);
    const end = comment.index + comment[0].length;
    const condition = codes.length === 0 ? undefined : firstCondition(conditions, end);
    if (condition === undefined) continue;
    const covers = query.source.spanToSource(condition.span);
    yield* codes.map((code) => ({ code, covers }));
  }
}

/** Strings, so that what looks like a comment in them is passed over, and comments. Linear: each branch starts differently. */
const EQL_TOKENS = /"""[^\n]*?"""|"(?:[^"\\\n]|\\.)*"|`[^`\n]*`|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;

/** The first condition that starts behind an offset, as a whole: not one that `and` or `or` joins with others. */
function firstCondition(conditions: readonly Expression[], offset: number): Expression | undefined {
  const pending = [...conditions].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.span.end <= offset) continue;
    if (node.kind !== 'logical' && node.span.start >= offset) return node;
    pending.push(...[...childrenOf(node)].reverse());
  }
  return undefined;
}
