import { add } from './add.ts';
import { between } from './between.ts';
import { cidrMatch } from './cidr-match.ts';
import { concat } from './concat.ts';
import { divide } from './divide.ts';
import { endsWith } from './ends-with.ts';
import type { EqlFunction } from './function.ts';
import { indexOf } from './index-of.ts';
import { length } from './length.ts';
import { modulo } from './modulo.ts';
import { multiply } from './multiply.ts';
import { number } from './number.ts';
import { startsWith } from './starts-with.ts';
import { string } from './string.ts';
import { stringContains } from './string-contains.ts';
import { substring } from './substring.ts';
import { subtract } from './subtract.ts';

/** All functions of Elasticsearch's EQL, sorted by name. */
export const EQL_FUNCTIONS: readonly EqlFunction[] = [
  add,
  between,
  cidrMatch,
  concat,
  divide,
  endsWith,
  indexOf,
  length,
  modulo,
  multiply,
  number,
  startsWith,
  string,
  stringContains,
  substring,
  subtract,
];

const BY_NAME = new Map(EQL_FUNCTIONS.map((fn) => [fn.name.toLowerCase(), fn]));

/** The function a name means; the case of its letters does not matter to Elasticsearch. */
export function eqlFunction(name: string): EqlFunction | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** Fewest and most arguments (`Infinity` for no limit). */
export function argumentCount(fn: EqlFunction): { readonly least: number; readonly most: number } {
  const least = fn.parameters.filter((parameter) => parameter.optional !== true).length;
  const open = fn.parameters.at(-1)?.variadic === true;
  return { least, most: open ? Number.POSITIVE_INFINITY : fn.parameters.length };
}
