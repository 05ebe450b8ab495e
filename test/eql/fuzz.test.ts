/** Nonsense of all kinds, the same in every run: nothing throws, and what always holds does. The slowest is printed. */
import { describe, test, type TestContext } from 'node:test';
import { scan } from '../../server/src/core/eql/lexer/scan.ts';
import { OWN_QUERIES, sampleQueries } from '../support/own-queries.ts';
import { randomNumbers } from '../support/random.ts';
import { checkInvariants, checkRelexing } from './invariants.ts';

type Random = (below: number) => number;

const SEED = 20240611;

/** Pieces that queries are made of, right ones and wrong ones. */
const PIECES = [
  ...[
    'and',
    'or',
    'not',
    'in',
    'in~',
    'like',
    'like~',
    'regex',
    'regex~',
    'where',
    'any',
    'by',
    'with',
    'until',
  ],
  ...[
    'sequence',
    'sample',
    'join',
    'of',
    'maxspan',
    'runs',
    'true',
    'false',
    'null',
    'head',
    'tail',
    'AND',
    'NOT',
    'TRUE',
  ],
  ...[
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    ':',
    '=',
    '===',
    '<>',
    '!',
    '!:',
    '~',
    '&&',
    '||',
    '|',
    '?',
    '.',
    ',',
    ';',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '![',
    '+',
    '-',
    '*',
    '/',
    '%',
    '{',
    '$x',
    '\\',
    '#',
    '//',
    '/*',
    '*/',
    '"',
    "'",
    '`',
    '“',
    '\u00a0',
  ],
  ...[
    'process',
    'a',
    'b.c',
    '`d e`',
    '@t',
    'f(',
    'startsWith~(',
    'equals',
    'is',
    'length',
    'größe',
    '5m',
    '10.0.0.1',
  ],
  ...[
    '1',
    '1.5',
    '1e9',
    '0x',
    '"x"',
    '"*"',
    '"""r"""',
    "'s'",
    '?"q"',
    '"\\"',
    '"\\W"',
    '"\\u{1f4a9}"',
    '\n',
    '\r\n',
    '\t',
    '💩',
    '\ud800',
  ],
] as const;

function pick<T>(random: Random, from: readonly T[], otherwise: T): T {
  return from[random(from.length)] ?? otherwise;
}

function soup(random: Random): string {
  const start = random(3) === 0 ? 'process where ' : random(3) === 0 ? 'sequence by a [' : '';
  const blank = random(4) === 0 ? '' : ' ';
  return start + Array.from({ length: 1 + random(25) }, () => pick(random, PIECES, '')).join(blank);
}

/** A right query, wrong at one to three places. */
function mutation(random: Random, queries: readonly string[]): string {
  let text = pick(random, queries, '');
  for (let count = 1 + random(3); count > 0; count--) text = mutateOnce(random, text);
  return text;
}

function mutateOnce(random: Random, text: string): string {
  const { tokens } = scan(text);
  const { start, end } = pick(random, tokens, { kind: 'end', start: 0, end: 0 });
  const other = pick(random, tokens, { kind: 'end', start: 0, end: 0 });
  switch (random(7)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(start);
    case 2:
      return `${text.slice(0, start)} ${pick(random, PIECES, '')} ${text.slice(start)}`;
    case 3:
      return text.slice(0, start) + pick(random, PIECES, '') + text.slice(end);
    case 4:
      return text.slice(0, start) + text.slice(other.start, other.end) + text.slice(end);
    case 5:
      return text.slice(0, start) + text.slice(start + 1 + random(3));
    default:
      return text.slice(0, start);
  }
}

function anyCharacters(random: Random): string {
  const units = Array.from({ length: random(60) }, () =>
    random(4) === 0 ? random(0x10000) : 9 + random(118),
  );
  return String.fromCharCode(...units);
}

/** Runs a generator often, and tells the slowest input. */
function run(context: TestContext, count: number, generate: (random: Random) => string): void {
  const random = randomNumbers(SEED);
  let slowest = { time: 0, text: '' };
  let right = 0;
  for (let index = 0; index < count; index++) {
    const text = generate(random);
    const start = performance.now();
    const { errors } = checkInvariants(text);
    const time = performance.now() - start;
    if (time > slowest.time) slowest = { time, text };
    if (errors.length > 0) continue;
    right++;
    checkRelexing(text);
  }
  context.diagnostic(`${String(right)} of ${String(count)} without an error`);
  context.diagnostic(
    `slowest: ${slowest.time.toFixed(1)} ms for ${JSON.stringify(slowest.text.slice(0, 200))}`,
  );
}

describe('nonsense', () => {
  test('of tokens', (context) => {
    run(context, 20_000, soup);
  });

  test('of queries that are wrong somewhere', (context) => {
    const queries = [...sampleQueries(), ...OWN_QUERIES];
    run(context, 5_000, (random) => mutation(random, queries));
  });

  test('of any characters', (context) => {
    run(context, 10_000, anyCharacters);
  });
});
