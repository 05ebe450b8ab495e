/** What the tables of this folder have in common: one function a question. */
import assert from 'node:assert/strict';
import type { EqlQuery, Expression } from '../../server/src/core/eql/ast.ts';
import { parseEql, parseEqlExpression } from '../../server/src/core/eql/parse.ts';
import type { SyntaxFault } from '../../server/src/core/text/parse-result.ts';
import { textOf } from '../../server/src/core/text/span.ts';
import { applyFix } from '../lints/apply-fix.ts';
import { treeOf } from '../support/eql-tree.ts';
import { parseMarkers } from '../support/markers.ts';
import { checkInvariants } from './invariants.ts';

/** Reads a query that must be right, and compares its tree. */
export function checkQuery(text: string, tree: string): EqlQuery {
  const { value, errors } = checkInvariants(text);
  assert.deepEqual(errors, []);
  assert.equal(treeOf(value), tree);
  return value;
}

/** Reads an expression that must be right, and compares its tree. */
export function checkExpression(text: string, tree: string): Expression {
  const { value, errors } = parseEqlExpression(text);
  assert.deepEqual(errors, []);
  assert.equal(treeOf(value), tree);
  return value;
}

export interface ExpectedSlip {
  /** A piece of the message of each marked place, in order. */
  readonly message: string | readonly string[];
  /** The tree that is read all the same. */
  readonly tree?: string;
  /** The query after the preferred fix of the first error; without it, there must be none. */
  readonly fixed?: string;
}

/** Reads a query whose errors are marked `«so»`. Nothing else may be reported. */
export function checkSlip(fixture: string, { message, tree, fixed }: ExpectedSlip): void {
  const { text, spans } = parseMarkers(fixture);
  const { value, errors } = checkInvariants(text);
  const messages = typeof message === 'string' ? [message] : message;
  assert.deepEqual(
    errors.map((fault) => shown(text, fault)),
    spans.map((span, index) =>
      shown(text, { span, message: expectedMessage(errors[index], messages[index]) }),
    ),
  );
  assert.equal(messages.length, spans.length, 'a message for each marked place');
  errors.forEach((fault) => {
    checkMessage(fault.message);
  });
  if (tree !== undefined) assert.equal(treeOf(value), tree);
  checkFixes(text, errors, fixed);
}

function shown(text: string, { span, message }: SyntaxFault): object {
  return { ...span, code: textOf(text, span), message };
}

/** The whole message where it holds the expected piece, so that only the places are left to differ. */
function expectedMessage(fault: SyntaxFault | undefined, piece = ''): string {
  return fault?.message.includes(piece) === true ? fault.message : piece;
}

/** One or more whole sentences, with what is code in backquotes. */
function checkMessage(message: string): void {
  assert.match(message, /^[A-Z`][^\n]{10,400}\.$/);
  assert.equal(message.split('`').length % 2, 1, `a backquote is open in: ${message}`);
}

/** Every fix leaves fewer errors than there were; the preferred one of the first error gives the expected text. */
function checkFixes(text: string, errors: readonly SyntaxFault[], fixed: string | undefined): void {
  for (const fix of errors.flatMap((fault) => fault.fixes ?? [])) {
    const after = parseEql(applyFix(text, fix)).errors;
    assert.ok(after.length < errors.length, `"${fix.title}" leaves ${JSON.stringify(after)}`);
  }
  const preferred = errors[0]?.fixes?.find((fix) => fix.preferred === true);
  assert.equal(preferred === undefined ? undefined : applyFix(text, preferred), fixed);
}
