/** What the tables of this folder have in common: one function a question. */
import assert from 'node:assert/strict';
import type { Expression } from '../../server/src/core/esql/ast.ts';
import { parseEsql } from '../../server/src/core/esql/parse.ts';
import { childrenOf, expressionsOf, walkExpression } from '../../server/src/core/esql/walk.ts';
import type { SyntaxFault } from '../../server/src/core/text/parse-result.ts';
import type { Span } from '../../server/src/core/text/span.ts';
import { applyFix } from '../lints/apply-fix.ts';
import { esqlTreeOf } from '../support/esql-tree.ts';
import { parseMarkers } from '../support/markers.ts';

/** Whatever the text: nothing is thrown, and spans lie in it, in their command and in their parent. */
export function checkSound(text: string): ReturnType<typeof parseEsql> {
  const result = parseEsql(text);
  const whole = { start: 0, end: text.length };
  for (const { span, fixes = [], message } of result.errors) {
    assertInside(span, whole, `${message} in ${text}`);
    for (const edit of fixes.flatMap(({ edits }) => edits)) assertInside(edit.span, whole, text);
  }
  let end = 0;
  for (const command of result.value.commands) {
    assert.ok(end <= command.span.start, `commands overlap in ${text}`);
    assertInside(command.span, whole, text);
    assertInside(command.nameSpan, command.span, text);
    for (const expression of expressionsOf(command)) checkExpression(expression, command.span, text);
    ({ end } = command.span);
  }
  return result;
}

function checkExpression(expression: Expression, around: Span, text: string): void {
  assertInside(expression.span, around, `${expression.kind} in ${text}`);
  walkExpression(expression, (node) => {
    for (const child of childrenOf(node)) assertInside(child.span, node.span, `${child.kind} in ${text}`);
  });
}

function assertInside({ start, end }: Span, outer: Span, what: string): void {
  assert.ok(outer.start <= start && start <= end && end <= outer.end, what);
}

/** Reads a query that must be right, and compares its tree. */
export function checkQuery(text: string, tree: string): void {
  const { value, errors } = checkSound(text);
  assert.deepEqual(errors, []);
  assert.equal(esqlTreeOf(value), tree);
}

/** Reads a condition that must be right, and compares its tree. */
export function checkCondition(text: string, tree: string): void {
  checkQuery(`from x | where ${text}`, `from x\nwhere ${tree}`);
}

/**
 * Reads a query whose errors are marked `«so»`; nothing else may be reported. `fixed`: the query after the preferred fix of the
 * first error; without it, there must be none.
 */
export function checkSlip(fixture: string, message: string | readonly string[], fixed?: string): void {
  const { text, spans } = parseMarkers(fixture);
  const { errors } = checkSound(text);
  assert.deepEqual(
    errors.map(({ span }) => ({ ...span, code: text.slice(span.start, span.end) })),
    spans.map((span) => ({ ...span, code: text.slice(span.start, span.end) })),
    JSON.stringify(errors),
  );
  const messages = typeof message === 'string' ? [message] : message;
  for (const [index, piece] of messages.entries()) {
    assert.ok(errors[index]?.message.includes(piece), `${errors[index]?.message ?? ''} lacks: ${piece}`);
  }
  for (const fault of errors) checkWords(fault);
  for (const fix of errors.flatMap((fault) => fault.fixes ?? [])) {
    const after = parseEsql(applyFix(text, fix)).errors;
    assert.ok(after.length < errors.length, `"${fix.title}" leaves ${JSON.stringify(after)}`);
  }
  const preferred = errors[0]?.fixes?.find((fix) => fix.preferred === true);
  assert.equal(preferred === undefined ? undefined : applyFix(text, preferred), fixed);
}

/** One or more whole sentences. */
function checkWords({ message }: SyntaxFault): void {
  assert.match(message, /^[A-Z`"][^\n]{8,400}[.?]$/);
}
