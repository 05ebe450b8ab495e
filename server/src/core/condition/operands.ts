import type { EqlValue } from '../eql/value.ts';
import { parseCidr, parseIp } from '../text/ip.ts';
import type { TestOperator } from './condition.ts';
import { parseFieldDate } from './date-formats.ts';
import { isNumeric, type MappedField } from './mapping.ts';

/**
 * Why a literal can't be searched in a field: Elasticsearch accepts the query and then fails to read the literal as the
 * field's type. `undefined` when all is well.
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
  if ((field.type === 'date' || field.type === 'date_nanos') && dateFails(field, value)) {
    return `${shown} can't be read as a date, but \`${field.name}\` holds dates: write it as \`2025-01-31T12:00:00Z\`.`;
  }
  return undefined;
}

function dateFails(field: MappedField, value: EqlValue): boolean {
  if (value === null || typeof value === 'boolean') return true;
  return parseFieldDate(value, field.format) === undefined;
}

function isAddress(value: EqlValue, operator: TestOperator): boolean {
  if (typeof value !== 'string') return false;
  return parseIp(value) !== undefined || (operator.kind === 'equal' && parseCidr(value) !== undefined);
}

/** A literal as number, as a numeric field's query reads it; `undefined` when it can't. */
export function numericLiteral(value: EqlValue): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  if (/^[+-]?\d+$/.test(value)) return BigInt(value.replace(/^\+/, ''));
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function booleanLiteral(value: EqlValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  return value === 'false' || value === '' ? false : undefined;
}
