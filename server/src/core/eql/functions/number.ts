import { EqlEvaluationError, type EqlValue } from '../value.ts';
import type { EqlFunction } from './function.ts';
import { positionOf } from './text.ts';

export const number: EqlFunction = {
  name: 'number',
  parameters: [
    {
      name: 'string',
      kind: 'string',
      doc: 'The text to read; it may have a sign. Spaces around it are allowed in base 10.',
    },
    {
      name: 'base',
      kind: 'integer',
      doc: 'The base of a whole number: 10, or 16 for a text that starts with `0x`, unless given.',
      optional: true,
    },
  ],
  returns: 'number',
  hasInsensitiveForm: false,
  doc: 'A text as number. Elasticsearch fails the search for a text that is none.',
  cases: [
    { call: 'number("4624")', gives: 4624 },
    { call: 'number(" -0.5 ")', gives: -0.5 },
    { call: 'number("0xff")', gives: 255 },
    { call: 'number("777", 8)', gives: 511 },
    { call: 'number(null)', gives: null },
  ],
  evaluate: ([text = null, base = null]) => {
    if (typeof text === 'bigint' || typeof text === 'number') return text;
    return typeof text === 'string' ? parse(text, positionOf(base)) : null;
  },
};

/**
 * Whole numbers of 64 bits, others as double; in another base than 10 only the former. `0x` counts only as the very first
 * characters, and blanks are allowed only around what Java's Double.valueOf reads (ToNumberFunctionProcessor).
 */
function parse(text: string, base: number | undefined): EqlValue {
  const isHex = text.startsWith('0x') && (base === undefined || base === 16);
  const radix = base ?? (isHex ? 16 : 10);
  const value = whole(isHex ? text.slice(2) : text, radix) ?? (radix === 10 ? double(text) : undefined);
  if (value === undefined)
    throw new EqlEvaluationError(`\`number\` can't read ${JSON.stringify(shown(text))}.`);
  return value;
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Java's Long.parseLong. */
function whole(text: string, base: number): bigint | undefined {
  const [, sign = '', digits = ''] = /^([+-]?)([^]*)$/.exec(text) ?? [];
  return inBase(sign, digits, base);
}

const DOUBLE = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?=[fFdD]?$)/;

/** Java's Double.valueOf, which trims what String.trim does; but for its own hexadecimal form. */
function double(text: string): number | undefined {
  const trimmed = text.replace(/^[\0- ]+|[\0- ]+$/g, '');
  const special = /^([+-]?)(NaN|Infinity)$/.exec(trimmed);
  if (special !== null) return special[2] === 'NaN' ? Number.NaN : Number(trimmed);
  const [digits] = DOUBLE.exec(trimmed) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** No number of 64 bits has more digits, in base 2. */
const MAX_DIGITS = 64;

function inBase(sign: string, text: string, base: number): bigint | undefined {
  const digits = text.replace(/^0+(?=.)/, '');
  if (digits === '' || digits.length > MAX_DIGITS || base < 2 || base > 36) return undefined;
  let value = 0n;
  for (const character of digits) {
    const digit = /[0-9a-z]/i.test(character) ? Number.parseInt(character, 36) : Number.NaN;
    if (Number.isNaN(digit) || digit >= base) return undefined;
    value = value * BigInt(base) + BigInt(digit);
  }
  const signed = sign === '-' ? -value : value;
  return BigInt.asIntN(64, signed) === signed ? signed : undefined;
}
