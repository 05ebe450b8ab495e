/** Dates of events and of queries. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFieldDate, unknownFormats } from '../../server/src/core/condition/date-formats.ts';
import { parseDate } from '../../server/src/core/condition/dates.ts';
import { faultsOf, mappingOf, meets } from '../support/eql-runs.ts';

/** A stretch as text: `first` alone where it is one instant. */
function stretch(value: string | number, format?: string): string | undefined {
  const read = format === undefined ? parseDate(value) : parseFieldDate(value, format);
  if (read === undefined) return undefined;
  const { first, last } = read;
  return first === last ? iso(first) : `${iso(first)} … ${iso(last)}`;
}

function iso(nanoseconds: bigint): string {
  const rest = ((nanoseconds % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const milliseconds = new Date(Number((nanoseconds - rest) / 1_000_000n)).toISOString().slice(0, -1);
  return rest === 0n ? milliseconds : `${milliseconds}${rest.toString().padStart(6, '0')}`;
}

const DAY = '2024-02-29T00:00:00.000 … 2024-02-29T23:59:59.999999999';

test('a date means all that it does not name', () => {
  const rows: readonly (readonly [string | number, string | undefined])[] = [
    ['2024', '2024-01-01T00:00:00.000 … 2024-12-31T23:59:59.999999999'],
    ['2024-02', '2024-02-01T00:00:00.000 … 2024-02-29T23:59:59.999999999'],
    ['2024-02-29', DAY],
    ['2024-02-29T', DAY],
    ['2024-02-29T10', '2024-02-29T10:00:00.000 … 2024-02-29T10:59:59.999999999'],
    ['2024-02-29T10:20', '2024-02-29T10:20:00.000 … 2024-02-29T10:20:59.999999999'],
    ['2024-02-29T10:20:30', '2024-02-29T10:20:30.000 … 2024-02-29T10:20:30.999999999'],
    ['2024-02-29T10:20:30.5Z', '2024-02-29T10:20:30.500'],
    ['2024-02-29T10:20:30,123456789Z', '2024-02-29T10:20:30.123456789'],
    ['2024-02-29T10:20:30+02:00', '2024-02-29T08:20:30.000 … 2024-02-29T08:20:30.999999999'],
    ['2024-02-29T10:20:30-0130', '2024-02-29T11:50:30.000 … 2024-02-29T11:50:30.999999999'],
    ['0099-01-01', '0099-01-01T00:00:00.000 … 0099-01-01T23:59:59.999999999'],
    [0, '1970-01-01T00:00:00.000 … 1970-01-01T00:00:00.000999999'],
    ['1709202030500', '2024-02-29T10:20:30.500 … 2024-02-29T10:20:30.500999999'],
    [-1, '1969-12-31T23:59:59.999 … 1969-12-31T23:59:59.999999999'],
    [0.5, '1970-01-01T00:00:00.000500000'],
    ['2023-02-29', undefined],
    ['2024-13-01', undefined],
    ['2024-2-9', undefined],
    ['2024-02-29T24:00', undefined],
    ['2024-02-29Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ];
  for (const [value, expected] of rows) assert.equal(stretch(value), expected, String(value));
});

test('the formats of a mapping', () => {
  const rows: readonly (readonly [string, string | number, string | undefined])[] = [
    ['dd-MM-yyyy', '29-02-2024', DAY],
    ['dd-MM-yyyy', '2024-02-29', undefined],
    [
      'yyyy/MM/dd HH:mm||epoch_second',
      '2024/02/29 10:20',
      '2024-02-29T10:20:00.000 … 2024-02-29T10:20:59.999999999',
    ],
    ['yyyy/MM/dd HH:mm||epoch_second', 1709202030, '2024-02-29T10:20:30.000 … 2024-02-29T10:20:30.999999999'],
    ["yyyyMMdd'T'HHmmss.SSSX", '20240229T102030.500Z', '2024-02-29T10:20:30.500'],
    [
      'strict_date_hour_minute',
      '2024-02-29T10:20',
      '2024-02-29T10:20:00.000 … 2024-02-29T10:20:59.999999999',
    ],
    ['basic_date', '20240229', DAY],
    ['date_optional_time', '2024-2-29', DAY],
    ['strict_date_optional_time', 1709202030500, undefined],
    ['epoch_millis', '2024', '1970-01-01T00:00:02.024 … 1970-01-01T00:00:02.024999999'],
  ];
  for (const [format, value, expected] of rows) assert.equal(stretch(value, format), expected, format);
  assert.deepEqual(unknownFormats('epoch_millis||EEE d MMM'), ['EEE d MMM']);
  assert.deepEqual(unknownFormats(undefined), []);
});

const JANUARY = '2025-01-15T12:30:45.678Z';
const NOW = BigInt(Date.parse(JANUARY)) * 1_000_000n;

test('literals beside a date field: what they name counts whole, ranges count from its ends', () => {
  const mapping = mappingOf({ f: 'date' });
  const rows: readonly (readonly [
    condition: string,
    meeting: readonly unknown[],
    others: readonly unknown[],
  ])[] = [
    [
      'f == "2024-01-01"',
      ['2024-01-01T00:00:00Z', '2024-01-01T23:59:59.999Z', '2024-01-02T00:30:00+01:00', 1704067200000],
      ['2023-12-31T23:59:59.999Z', '2024-01-02T00:00:00Z', 'soon', undefined],
    ],
    ['f != "2024-01-01"', ['2024-01-02', undefined], ['2024-01-01T10:00:00Z']],
    ['f > "2024-01-01"', ['2024-01-02T00:00:00Z'], ['2024-01-01T23:59:59.999Z']],
    ['f >= "2024-01-01"', ['2024-01-01T00:00:00Z'], ['2023-12-31T23:59:59Z']],
    ['f < "2024-01"', ['2023-12-31T23:59:59Z'], ['2024-01-01T00:00:00Z']],
    ['f <= "2024-01"', ['2024-01-31T23:59:59.999Z'], ['2024-02-01T00:00:00Z']],
    ['f == 1704067200001', ['2024-01-01T00:00:00.001Z'], ['2024-01-01T00:00:00.002Z']],
    ['f == "1704067200001"', ['2024-01-01T00:00:00.001Z'], ['2024-01-01T00:00:00Z']],
    // A `date` keeps milliseconds, of events and of literals.
    ['f == "2024-01-01T00:00:00.0019Z"', ['2024-01-01T00:00:00.001Z', '2024-01-01T00:00:00.0012345Z'], []],
    ['f >= "2024-01-31||+1M/d"', ['2024-02-29T00:00:00Z'], ['2024-02-28T23:59:59Z']],
    ['f <= "2024-01-31||+1M/d"', ['2024-02-29T23:59:59.999Z'], ['2024-03-01T00:00:00Z']],
    ['f > "2024-01-10||/w"', ['2024-01-15T00:00:00Z'], ['2024-01-14T23:59:59Z']],
    ['f >= "2024-01-10||/w"', ['2024-01-08T00:00:00Z'], ['2024-01-07T23:59:59Z']],
    ['f == "2024-01-01||-1y-1d"', ['2022-12-31T05:00:00Z'], ['2023-01-01T00:00:00Z']],
    ['string(f) == "2024-01-01T10:20Z"', ['2024-01-01T10:20:00Z', '2024-01-01T11:20:00+01:00'], []],
    ['string(f) : "*T10:20:30.120Z"', ['2024-01-01T10:20:30.12Z'], []],
  ];
  for (const [condition, meeting, others] of rows) {
    for (const value of meeting)
      assert.ok(meets(condition, mapping, { f: value as string }), `${condition} ${String(value)}`);
    for (const value of others) {
      const event = value === undefined ? {} : { f: value as string };
      assert.ok(!meets(condition, mapping, event), `not ${condition} ${String(value)}`);
    }
  }
});

test('date_nanos compares nanoseconds', () => {
  const mapping = mappingOf({ f: 'date_nanos' });
  const event = { f: '2024-01-01T00:00:00.123456789Z' };
  assert.ok(meets('f == "2024-01-01T00:00:00.123456789Z"', mapping, event));
  assert.ok(!meets('f == "2024-01-01T00:00:00.123Z"', mapping, event));
  assert.ok(meets('f == 1704067200123', mapping, event));
  assert.ok(meets('f > "2024-01-01T00:00:00.123456788Z"', mapping, event));
});

test('`now` needs the time of the search, and is told as such where there is none', () => {
  const mapping = mappingOf({ f: 'date' });
  const settings = { now: NOW };
  assert.ok(meets('f >= "now-1d"', mapping, { f: '2025-01-14T12:30:45.678Z' }, settings));
  assert.ok(!meets('f >= "now-1d"', mapping, { f: '2025-01-14T12:30:45.677Z' }, settings));
  assert.ok(meets('f >= "now-1d/d"', mapping, { f: '2025-01-14T00:00:00Z' }, settings));
  assert.ok(meets('f < "now"', mapping, { f: '2025-01-15T12:30:45.677Z' }, settings));
  const [fault, ...others] = faultsOf('any where f > "now-1d" and f < 5', mapping);
  assert.deepEqual(others, []);
  assert.equal(fault?.type, 'unsupported');
  assert.deepEqual(fault.span, { start: 14, end: 22 });
});

test("a format that can't be read makes its field unsupported, not silently missing", () => {
  const mapping = mappingOf({
    f: { type: 'date', format: 'EEE, d MMM yyyy' },
    '@timestamp': { type: 'date', format: 'QQQ' },
  });
  assert.deepEqual(
    faultsOf('any where f == "2024-01-01"', mapping).map(({ type }) => type),
    ['unsupported'],
  );
  assert.deepEqual(
    faultsOf('sequence [any where true] [any where true]', mapping).map(({ type }) => type),
    ['unsupported'],
  );
});
