import type { EmbeddedQuery, RuleDocument } from '../rule/rule-document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import { codesIn, MARK } from './support/ignore-comment.ts';
import { esqlTargets, queryTargets } from './support/query-targets.ts';
import { firstFrom } from './support/sorted-spans.ts';
import { tomlTargets } from './support/toml-targets.ts';

/** A comment `rulewright-ignore code: reason` and the stretch of the file that it covers. */
export interface Suppression {
  readonly code: string;
  readonly covers: Span;
}

/**
 * The suppressions of a rule file. In TOML the comment stands on the lines above a key or a header, and covers it with its
 * value (a header: its table); inside the query it stands above a condition, or a command of ES|QL.
 */
export function suppressionsOf(rule: RuleDocument): readonly Suppression[] {
  if (!rule.text.includes(MARK)) return [];
  return [...inToml(rule), ...inQuery(rule)];
}

/** What starts inside the covered stretch is suppressed. */
export function isSuppressed({ code, span }: Diagnostic, suppressions: readonly Suppression[]): boolean {
  return suppressions.some(
    ({ code: ignored, covers }) => ignored === code && covers.start <= span.start && span.start < covers.end,
  );
}

function inToml({ text, toml }: RuleDocument): readonly Suppression[] {
  const statements = tomlTargets(toml);
  const found: Suppression[] = [];
  let below: { readonly comment: number; readonly line: Span | undefined } | undefined;
  for (const { span } of [...toml.comments].reverse()) {
    const next = lineBelow(text, span.end);
    // Comments that stand together mean the same line.
    const line = next !== undefined && next.start === below?.comment ? below.line : next;
    below = { comment: span.start, line };
    if (line === undefined || text.startsWith('#', line.start)) continue;
    const covers = coveredFrom(line, statements);
    found.push(...codesIn(text.slice(span.start, span.end)).map((code) => ({ code, covers })));
  }
  return found;
}

/** What the line below an offset says, without the space around it; `undefined` when it is empty, or there is none. */
function lineBelow(text: string, offset: number): Span | undefined {
  const start = text.indexOf('\n', offset) + 1;
  if (start === 0) return undefined;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  const content = line.trim();
  const indent = line.indexOf(content);
  return content === '' ? undefined : { start: start + indent, end: start + indent + content.length };
}

/** The statement that starts in the line; where none does (the line continues a value), the line alone. */
function coveredFrom(line: Span, statements: readonly Span[]): Span {
  const statement = firstFrom(statements, line.start);
  return statement !== undefined && statement.start < line.end
    ? { start: line.start, end: statement.end }
    : line;
}

function* inQuery({ query }: RuleDocument): Iterable<Suppression> {
  if (query === undefined) return;
  const conditions = targetsIn(query);
  for (const comment of query.text.matchAll(STRINGS_AND_COMMENTS)) {
    const condition = firstFrom(conditions, comment.index + comment[0].length);
    if (!comment[0].startsWith('/') || condition === undefined) continue;
    const covers = query.source.spanToSource(condition);
    yield* codesIn(comment[0]).map((code) => ({ code, covers }));
  }
}

function targetsIn({ eql, esql }: EmbeddedQuery): readonly Span[] {
  if (esql !== undefined) return esqlTargets(esql);
  return eql === undefined ? [] : queryTargets(eql);
}

/** Strings, so that what looks like a comment in them is passed over, and comments. Linear: each branch starts differently. */
const STRINGS_AND_COMMENTS = /"""[^\n]*?"""|"(?:[^"\\\n]|\\.)*"|`[^`\n]*`|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;
