/** What holds for every text, whatever is wrong with it. */
import assert from 'node:assert/strict';
import type { EqlNode, EqlQuery } from '../../server/src/core/eql/ast.ts';
import { lexEql } from '../../server/src/core/eql/lex.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { childrenOf } from '../../server/src/core/eql/walk.ts';
import type { ParseResult } from '../../server/src/core/text/parse-result.ts';
import type { Span } from '../../server/src/core/text/span.ts';

/** Reads a text and checks what always holds: of the tree's spans, of the errors, of their fixes, of the tokens. */
export function checkInvariants(text: string): ParseResult<EqlQuery> {
  const result = parseEql(text);
  checkTree(result.value, text);
  for (const { span, message, fixes } of result.errors) {
    checkSpan(span, text, message);
    for (const { title, edits } of fixes ?? []) for (const edit of edits) checkSpan(edit.span, text, title);
  }
  checkTokens(text);
  return result;
}

function checkSpan({ start, end }: Span, text: string, what: string): void {
  const isInText = start >= 0 && start <= end && end <= text.length;
  // The message of `assert.ok` would be made for every node.
  if (!isInText)
    assert.fail(`${what}: ${String(start)}-${String(end)} does not lie in ${JSON.stringify(text)}`);
}

/** A node's span lies in the text, and in its parent's. */
function checkTree(query: EqlQuery, text: string): void {
  const pending: (readonly [node: EqlNode, parent: Span])[] = [[query, query.span]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, parent] = next;
    checkSpan(node.span, text, node.kind);
    const isInParent = parent.start <= node.span.start && node.span.end <= parent.end;
    if (!isInParent) assert.fail(`${node.kind} stands outside of what holds it: ${JSON.stringify(text)}`);
    for (const child of nodesBelow(node)) pending.push([child, node.span]);
  }
}

/** All nodes directly below one, not only expressions. */
export function nodesBelow(node: EqlNode): readonly EqlNode[] {
  switch (node.kind) {
    case 'query':
      return [node.body, ...node.pipes].filter((child) => child !== undefined);
    case 'event-query':
      return [node.category, node.condition];
    case 'sequence':
      return [node.by, node.maxspan, ...node.terms, node.until].filter((child) => child !== undefined);
    case 'sample':
      return [node.by, ...node.terms].filter((child) => child !== undefined);
    case 'join':
      return [node.by, ...node.terms, node.until].filter((child) => child !== undefined);
    case 'sequence-term':
      return [node.query, node.by, node.runs].filter((child) => child !== undefined);
    case 'join-keys':
      return node.keys;
    case 'pipe':
      return node.args;
    case 'category':
    case 'maxspan':
    case 'runs':
      return [];
    default:
      return childrenOf(node);
  }
}

/** Tokens are in order, do not overlap, and are the text that stands at their place. */
export function checkTokens(text: string): void {
  let end = 0;
  for (const token of lexEql(text)) {
    checkSpan(token.span, text, token.kind);
    const isNext = end <= token.span.start && token.span.start < token.span.end;
    if (!isNext) assert.fail(`tokens overlap in ${JSON.stringify(text)}`);
    if (text.slice(token.span.start, token.span.end) !== token.text)
      assert.fail(`${token.text} stands elsewhere`);
    ({ end } = token.span);
  }
}

/** A text without errors, put together from its tokens alone, means the same. */
export function checkRelexing(text: string): void {
  const tokens = lexEql(text).filter(({ kind }) => kind !== 'comment');
  const joined = tokens.map((token) => token.text).join(' ');
  const again = lexEql(joined);
  assert.deepEqual(
    again.map(({ kind, text: piece }) => [kind, piece]),
    tokens.map(({ kind, text: piece }) => [kind, piece]),
  );
}
