/**
 * The TOML community's test suite, as far as it is about TOML 1.0: every valid file gives exactly its values, every
 * invalid one a fault on the line where it first goes wrong.
 *
 * The suite does not say which line that is. Two independent readings do: bytes that are no UTF-8 are looked for line by
 * line, and @iarna/toml, which reads character by character, says where no valid text can follow any more. Where it
 * can't say, the line was looked up by hand (and is what Python's `tomllib` says, too): see `REVIEWED`.
 */
import TOML from '@iarna/toml';
import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { SyntaxFault } from '../../server/src/core/text/parse-result.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import type { TomlNode } from '../../server/src/core/toml/ast.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

const folder = sharedFolder('toml-test', 'tests') ?? '';
const skip = folder === '' && skipWithoutShared;

function files(start: string): string[] {
  if (folder === '') return [];
  const list = readFileSync(join(folder, 'files-toml-1.0.0'), 'utf8').split('\n');
  return list.filter((file) => file.startsWith(start) && file.endsWith('.toml'));
}

const bytesOf = (file: string): Buffer => readFileSync(join(folder, file));

describe('valid files give their values', { skip }, () => {
  const valid = files('valid/');
  test('all of them are here', () => {
    assert.equal(valid.length, 210);
  });
  for (const file of valid) {
    test(file, () => {
      const decoded = decodeText(bytesOf(file));
      assert.deepEqual(decoded.errors, []);
      const { value, errors } = readToml(decoded.value);
      assert.deepEqual(errors, []);
      const expected = JSON.parse(
        readFileSync(join(folder, file.replace(/toml$/, 'json')), 'utf8'),
      ) as Tagged;
      assert.deepEqual(tagged(value.root), normalized(expected));
    });
  }
});

/** Values as the suite writes them: leaves are `{type, value}`, both texts. */
type Tagged = Leaf | readonly Tagged[] | { readonly [name: string]: Tagged };

interface Leaf {
  readonly type: string;
  readonly value: string;
}

const TYPES = {
  'offset-datetime': 'datetime',
  'local-datetime': 'datetime-local',
  'local-date': 'date-local',
  'local-time': 'time-local',
} as const;

function tagged(node: TomlNode): Tagged {
  switch (node.kind) {
    case 'string':
      return { type: 'string', value: node.value };
    case 'integer':
      return { type: 'integer', value: String(node.value) };
    case 'float':
      return { type: 'float', value: float(node.value) };
    case 'boolean':
      return { type: 'bool', value: String(node.value) };
    case 'datetime':
      return datetime(TYPES[node.type], node.value);
    case 'array':
      return node.items.map(tagged);
    case 'table':
      return Object.fromEntries([...node.entries.values()].map(({ name, value }) => [name, tagged(value)]));
    case 'missing':
      return { type: 'missing', value: '' };
  }
}

/** Numbers compare as numbers, fractions of seconds without the zeros at their end. */
function normalized(value: Tagged): Tagged {
  if (Array.isArray(value)) return value.map(normalized);
  if (isLeaf(value)) return leaf(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalized(inner)]));
}

function isLeaf(value: Tagged): value is Leaf {
  return (
    'type' in value && typeof value.type === 'string' && 'value' in value && typeof value.value === 'string'
  );
}

function leaf({ type, value }: Leaf): Leaf {
  if (type === 'float') return { type, value: float(Number(value.replace('inf', 'Infinity'))) };
  return type.includes('date') || type.includes('time') ? datetime(type, value) : { type, value };
}

function float(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function datetime(type: string, value: string): Leaf {
  return { type, value: value.replace(/(\.\d*?)0+(?!\d)/, '$1').replace(/\.(?!\d)/, '') };
}

/** The line (from 1) of a file's first fault where @iarna/toml can't say it, and why it can't. */
const REVIEWED: readonly (readonly [reason: string, lines: Readonly<Record<string, number>>])[] = [
  [
    'unclosed: it says the end of the file, ours the opening, where the mistake is',
    {
      'array/no-close-01': 1,
      'array/no-close-02': 1,
      'array/no-close-03': 1,
      'array/no-close-05': 1,
      'array/no-close-07': 1,
      'array/no-close-08': 1,
      'array/no-comma-03': 1,
      'string/multiline-bad-escape-04': 1,
      'string/multiline-lit-no-close-01': 1,
      'string/multiline-lit-no-close-02': 1,
      'string/multiline-lit-no-close-03': 1,
      'string/multiline-lit-no-close-04': 1,
      'string/multiline-no-close-01': 1,
      'string/multiline-no-close-02': 1,
      'string/multiline-no-close-03': 1,
      'string/multiline-no-close-04': 1,
      'string/multiline-no-close-05': 1,
    },
  ],
  [
    'it counts lines by line feeds only; ours, as editors do, by carriage returns, too',
    { 'control/bare-cr': 2 },
  ],
  [
    'it gives no line for a date out of range, or accepts it',
    {
      'datetime/day-zero': 1,
      'datetime/feb-29': 1,
      'datetime/feb-30': 1,
      'datetime/hour-over': 2,
      'datetime/mday-over': 3,
      'datetime/mday-under': 3,
      'datetime/minute-over': 2,
      'datetime/month-over': 2,
      'datetime/month-under': 2,
      'datetime/offset-overflow-hour': 2,
      'datetime/offset-overflow-minute': 1,
      'datetime/second-over': 3,
      'local-date/feb-29': 1,
      'local-date/feb-30': 1,
      'local-date/mday-over': 3,
      'local-date/mday-under': 3,
      'local-date/month-over': 2,
      'local-date/month-under': 2,
      'local-datetime/feb-29': 1,
      'local-datetime/feb-30': 1,
      'local-datetime/hour-over': 2,
      'local-datetime/mday-over': 3,
      'local-datetime/mday-under': 3,
      'local-datetime/minute-over': 2,
      'local-datetime/month-over': 2,
      'local-datetime/month-under': 2,
      'local-datetime/second-over': 3,
      'local-time/hour-over': 2,
      'local-time/minute-over': 2,
      'local-time/second-over': 3,
    },
  ],
  [
    'it accepts dates that are no dates of TOML',
    { 'local-date/day-1digit': 1, 'local-date/no-leads-with-milli': 2, 'local-date/trailing-t': 2 },
  ],
  [
    'it accepts dotted keys into tables with a header, and headers of tables of dotted keys',
    {
      'table/append-with-dotted-keys-01': 17,
      'table/append-with-dotted-keys-02': 8,
      'table/append-with-dotted-keys-08': 8,
      'table/redefine-02': 4,
    },
  ],
];

const reviewed = new Map(REVIEWED.flatMap(([, lines]) => Object.entries(lines)));

describe('invalid files give a fault on the line where they first go wrong', { skip }, () => {
  const invalid = files('invalid/');
  test('all of them are here', () => {
    assert.equal(invalid.length, 499);
  });
  for (const file of invalid) {
    test(file, () => {
      const bytes = bytesOf(file);
      const name = file.slice('invalid/'.length, -'.toml'.length);
      const independent = firstBadLine(bytes) ?? lineOfIarna(bytes);
      const expected = reviewed.get(name) ?? independent;
      assert.notEqual(expected, undefined, 'no independent reading, so it must be reviewed');
      assert.equal(firstFaultLine(bytes), expected);
      if (reviewed.has(name)) assert.notEqual(independent, expected, 'needs no review');
    });
  }
  test('what is reviewed is part of the suite', () => {
    const names = new Set(invalid.map((file) => file.slice('invalid/'.length, -'.toml'.length)));
    assert.deepEqual(
      [...reviewed.keys()].filter((name) => !names.has(name)),
      [],
    );
  });
});

function firstFaultLine(bytes: Uint8Array): number | undefined {
  const decoded = decodeText(bytes);
  const fault: SyntaxFault | undefined = decoded.errors[0] ?? readToml(decoded.value).errors[0];
  return fault && new LineIndex(decoded.value).positionAt(fault.span.start).line + 1;
}

/** The first line whose bytes are no UTF-8. Line feeds are no part of other characters, so each line stands alone. */
function firstBadLine(bytes: Buffer): number | undefined {
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf('\n', start);
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end))) return line;
    if (end < 0) return undefined;
    start = end + 1;
  }
  return undefined;
}

function lineOfIarna(bytes: Buffer): number | undefined {
  try {
    TOML.parse(bytes.toString('utf8'));
    return undefined;
  } catch (error) {
    const line = error instanceof Error && 'line' in error ? error.line : undefined;
    return typeof line === 'number' ? line + 1 : undefined;
  }
}
