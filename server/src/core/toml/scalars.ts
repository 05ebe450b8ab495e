/** What a bare word means as a value: numbers, booleans, dates and times of TOML 1.0, and why others are none. */
import type { Span } from '../text/span.ts';
import type { TomlBoolean, TomlDatetime, TomlFloat, TomlInteger } from './ast.ts';
import { datetimeFault, readDatetime } from './datetimes.ts';

export type Scalar = TomlInteger | TomlFloat | TomlBoolean | TomlDatetime;

const INTEGER = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const PREFIXED = /^0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/;
const FLOAT = /^[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const SPECIAL_FLOAT = /^[+-]?(?:inf|nan)$/;

/** Words longer than this are neither number nor date; the limit keeps the patterns above off hostile megabytes. */
const LONGEST = 2000;

/** The value of `word`, or `undefined` when it is none. */
export function readScalar(word: string, span: Span): Scalar | undefined {
  if (word === 'true' || word === 'false') return { kind: 'boolean', span, value: word === 'true' };
  if (word.length > LONGEST) return undefined;
  if (INTEGER.test(word)) return { kind: 'integer', span, value: decimal(word) };
  if (FLOAT.test(word)) return { kind: 'float', span, value: Number(word.replaceAll('_', '')) };
  if (PREFIXED.test(word)) return { kind: 'integer', span, value: BigInt(word.replaceAll('_', '')) };
  if (SPECIAL_FLOAT.test(word)) return { kind: 'float', span, value: specialFloat(word) };
  return readDatetime(word, span);
}

function decimal(word: string): bigint {
  const digits = word.replaceAll('_', '');
  return BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
}

function specialFloat(word: string): number {
  if (word.endsWith('nan')) return NaN;
  return word.startsWith('-') ? -Infinity : Infinity;
}

/** TOML 1.0, "Integer": 64 bits must be handled, what is lossy must be refused; common readers refuse all beyond. */
export function fitsIn64Bits(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/** Why `word`, which is no value, is none, and what to write instead. */
export function explainWord(word: string): string {
  return (
    SPELLINGS.get(word.toLowerCase()) ??
    (word.length <= LONGEST ? numberFault(word) : undefined) ??
    datetimeFault(word) ??
    `${shorten(word)} is no TOML value. Text must stand in quotes: \`"..."\` or \`'...'\`.`
  );
}

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['true', 'TOML writes booleans in lower case: `true`.'],
  ['false', 'TOML writes booleans in lower case: `false`.'],
  ['yes', 'TOML knows no `yes`: write `true`, or put the text in quotes.'],
  ['no', 'TOML knows no `no`: write `false`, or put the text in quotes.'],
  ['null', 'TOML has no null. Leave the key out.'],
  ['none', 'TOML has no null. Leave the key out.'],
  ['nil', 'TOML has no null. Leave the key out.'],
  ['inf', 'TOML writes it in lower case: `inf`.'],
  ['nan', 'TOML writes it in lower case: `nan`.'],
]);

function numberFault(word: string): string | undefined {
  if (!/^[+-]*\.?[0-9_]/.test(word) || !/^[+-]*[0-9_.eExXoObBa-fA-F]*(?:[eE][+-]?[0-9_.]*)?$/.test(word))
    return undefined;
  const shown = shorten(word);
  if (/^[+-]{2}/.test(word)) return `${shown} has two signs. Write one or none.`;
  if (/^[+-]?0[XOB]/.test(word))
    return `${shown}: the prefix of a number is lower case: \`0x\`, \`0o\` or \`0b\`.`;
  if (/^[+-]0[xob]/.test(word))
    return `${shown}: a number with a prefix has no sign in TOML. Write it in decimal digits.`;
  if (/^0[xob]/.test(word))
    return `${shown} is no number: after \`${word.slice(0, 2)}\` come its digits, and \`_\` only between two of them.`;
  if (/^[+-]?\./.test(word))
    return `${shown}: a number does not start with a dot in TOML. Write \`0\` before it.`;
  if (/\.(?:$|[eE_])/.test(word))
    return `${shown}: digits must follow the dot. Write \`.0\`, or leave the dot out.`;
  if (/^_|_$|__|_[.eE]|[eE+-]_/.test(word)) return `${shown}: \`_\` may stand only between two digits.`;
  if (/^[+-]?0_?[0-9]/.test(word))
    return `${shown}: a number does not start with \`0\` in TOML. Leave the zero out, or put the text in quotes.`;
  if (/[eE][+-]?$/.test(word)) return `${shown}: digits must follow the \`e\`.`;
  return undefined;
}

/** The word in backticks, cut where it is long. */
function shorten(word: string): string {
  return word.length > 40 ? `\`${word.slice(0, 40)}…\`` : `\`${word}\``;
}
