import { EqlEvaluationError, type EqlValue } from '../value.ts';
import type { EqlFunction } from './function.ts';
import { positionOf } from './text.ts';

export const number: EqlFunction = {
  name: 'number',
  parameters: [
    { name: 'string', kind: 'string', doc: 'The text to read. Spaces around it and a sign are allowed.' },
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
    return typeof text === 'string' ? parse(text.trim(), positionOf(base)) : null;
  },
};

function parse(text: string, base: number | undefined): EqlValue {
  const [, sign = '', rest = ''] = /^([+-]?)([^]*)$/.exec(text) ?? [];
  const isHex = /^0x/i.test(rest) && (base === undefined || base === 16);
  const digits = isHex ? rest.slice(2) : rest;
  const value =
    isHex || (base !== undefined && base !== 10)
      ? inBase(digits, isHex ? 16 : (base ?? 10))
      : decimal(digits);
  if (value === undefined) throw new EqlEvaluationError(`\`number\` can't read ${JSON.stringify(text)}.`);
  return sign === '-' ? -value : value;
}

function decimal(digits: string): bigint | number | undefined {
  if (/^[0-9]+$/.test(digits)) return BigInt(digits);
  return /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(digits) ? Number(digits) : undefined;
}

function inBase(digits: string, base: number): bigint | undefined {
  if (digits === '' || base < 2 || base > 36) return undefined;
  let value = 0n;
  for (const character of digits) {
    const digit = Number.parseInt(character, 36);
    if (Number.isNaN(digit) || digit >= base) return undefined;
    value = value * BigInt(base) + BigInt(digit);
  }
  return value;
}
