import { textOfValue, type EqlValue } from '../eql/value.ts';
import { parseCidr, parseIp } from '../text/ip.ts';
import type { TestOperator } from './condition.ts';
import { isNumeric, type MappedField } from './mapping.ts';

/**
 * Why a literal can't be searched in a field: Elasticsearch accepts the query and then fails to read the literal as the
 * field's type. `undefined` when all is well. Dates are read by `readDateLiteral`.
 */
export function literalFault(
  field: MappedField,
  operator: TestOperator,
  value: EqlValue,
): string | undefined {
  if (operator.kind !== 'equal' && operator.kind !== 'range') return undefined;
  const shown = `\`${String(value)}\``;
  if (isNumeric(field.type) && numericLiteral(value) === undefined) {
    return `${shown} is no number, but \`${field.name}\` holds numbers (\`${field.esType}\`): Elasticsearch fails this search.`;
  }
  if (field.type === 'boolean' && booleanLiteral(value) === undefined) {
    return `${shown} is neither \`true\` nor \`false\`, but \`${field.name}\` holds booleans: Elasticsearch fails this search.`;
  }
  if (field.type === 'ip' && !isAddress(value, operator)) {
    return `${shown} is no IP address${operator.kind === 'equal' ? ' or block' : ''}, but \`${field.name}\` holds IP addresses: Elasticsearch fails this search.`;
  }
  return undefined;
}

function isAddress(value: EqlValue, operator: TestOperator): boolean {
  if (typeof value !== 'string') return false;
  if (value.includes('/')) return operator.kind === 'equal' && parseCidr(value) !== undefined;
  return parseIp(value) !== undefined;
}

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** A literal as number, as a numeric field's query reads it; `undefined` when it can't. */
export function numericLiteral(value: EqlValue): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value !== 'string') return undefined;
  if (/^[+-]?\d{1,40}$/.test(value)) return BigInt(value.replace(/^\+/, ''));
  const number = DECIMAL.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** A literal as boolean, as a boolean field's query reads it (Elasticsearch's BooleanFieldMapper). */
export function booleanLiteral(value: EqlValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

/** A literal as text, as a keyword's query reads it. */
export function textLiteral(value: Exclude<EqlValue, null>): string {
  return typeof value === 'string' ? value : textOfValue(value);
}
