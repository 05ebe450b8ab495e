/** What the tables of this folder have in common: one function a question. */
import assert from 'node:assert/strict';
import type { SyntaxFault } from '../../server/src/core/text/parse-result.ts';
import type { Span } from '../../server/src/core/text/span.ts';
import { textOf } from '../../server/src/core/text/span.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { parseMarkers } from '../support/markers.ts';
import { plain } from '../support/toml-values.ts';
import type { PlainTable } from '../support/toml-values.ts';

/** Reads TOML that must be valid, and compares its values. */
export function checkValues(text: string, expected: PlainTable): void {
  const { value, errors } = readToml(text);
  assert.deepEqual(errors, []);
  assert.deepEqual(plain(value.root), expected);
  assert.equal(value.incomplete, false);
}

/**
 * Reads a fixture whose faults are marked `«so»`, in order, and compares their places and messages: each expected text
 * must be in its message. Nothing else may be reported.
 */
export function checkFaults(fixture: string, ...messages: readonly string[]): ReturnType<typeof readToml> {
  const { text, spans } = parseMarkers(fixture);
  const reading = readToml(text);
  compare(text, reading.errors, spans, messages);
  return reading;
}

/** As `checkFaults`, for valid TOML that upstream's reader refuses. */
export function checkNotes(fixture: string, ...messages: readonly string[]): void {
  const { text, spans } = parseMarkers(fixture);
  const { errors, notes } = readToml(text);
  assert.deepEqual(errors, []);
  compare(text, notes, spans, messages);
}

function compare(
  text: string,
  faults: readonly SyntaxFault[],
  spans: readonly Span[],
  messages: readonly string[],
): void {
  const shown = faults.map(({ span, message }) => ({ ...span, code: textOf(text, span), message }));
  const expected = spans.map((span, index) => ({
    ...span,
    code: textOf(text, span),
    message: shown[index]?.message.includes(messages[index] ?? '') ? shown[index].message : messages[index],
  }));
  assert.deepEqual(shown, expected);
  assert.equal(spans.length, messages.length, 'a message for each marker');
  for (const { message } of faults) assert.match(message, /^[^\n]{10,400}[.?]$/, 'one or more sentences');
}
