import { compareText } from '../condition/compare-values.ts';
import type { Operand, Test, TestOperator } from '../condition/condition.ts';
import { parseFieldDate } from '../condition/date-formats.ts';
import type { Instants } from '../condition/dates.ts';
import { booleanLiteral, numericLiteral } from '../condition/operands.ts';
import { compileRegex } from '../condition/regex/compile.ts';
import { ignoringCase } from '../condition/patterns.ts';
import { compareVersions } from '../condition/versions.ts';
import { compileWildcard, foldAscii } from '../condition/wildcard.ts';
import { compareIp, inBlock, parseCidr, parseIp } from '../text/ip.ts';
import type { JsonValue } from './event.ts';
import { booleanValue, dateValue, doubleValue, ipValue, textValue, wholeValue } from './typed-value.ts';

/** Whether one value of the field meets one operand. */
export type ValueTest = (value: JsonValue) => boolean;

const NEVER: ValueTest = () => false;

/** One test for each operand of a condition, over raw values of its field. */
export function compileOperands(test: Test): readonly ValueTest[] {
  return test.operands.map((operand) => compileOperand(test, operand));
}

/** One test for all operands together: true when any is met. Long lists of exact texts are one look-up. */
export function compileAnyOperand(test: Test): ValueTest {
  const set = textSet(test);
  if (set !== undefined) return set;
  const tests = compileOperands(test);
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (value) => tests.some((operandTest) => operandTest(value));
}

function textSet({ field, operator, operands }: Test): ValueTest | undefined {
  if (field.type !== 'keyword' && field.type !== 'flattened') return undefined;
  const exact = operator.kind === 'in' || operator.kind === 'equal';
  if (!exact || operands.length < 2) return undefined;
  const ignoreCase = operator.kind === 'in' && operator.ignoreCase;
  const texts = operands.flatMap(({ value }) => (value === null ? [] : [String(value)]));
  const set = new Set(ignoreCase ? texts.map(foldAscii) : texts);
  return (value) => {
    const text = textValue(value);
    return text !== undefined && set.has(ignoreCase ? foldAscii(text) : text);
  };
}

function compileOperand({ field, operator }: Test, { value }: Operand): ValueTest {
  if (value === null) return NEVER;
  switch (field.type) {
    case 'keyword':
    case 'flattened':
    case 'text':
      return onText(textOperand(operator, String(value)));
    case 'version':
      return onText(versionOperand(operator, String(value)));
    case 'long':
    case 'unsigned_long':
      return numericOperand(operator, numericLiteral(value), wholeValue);
    case 'double':
      return numericOperand(operator, numericLiteral(value), doubleValue);
    case 'boolean':
      return booleanOperand(operator, booleanLiteral(value));
    case 'ip':
      return ipOperand(operator, String(value));
    case 'date':
    case 'date_nanos': {
      const instants = typeof value === 'boolean' ? undefined : parseFieldDate(value, field.format);
      return instants === undefined ? NEVER : dateOperand(operator, instants, dateValue(field));
    }
    case 'unsupported':
      return NEVER;
  }
}

function onText(test: (text: string) => boolean): ValueTest {
  return (value) => {
    const text = textValue(value);
    return text !== undefined && test(text);
  };
}

function textOperand(operator: TestOperator, operand: string): (text: string) => boolean {
  switch (operator.kind) {
    case 'equal':
      return (text) => text === operand;
    case 'in':
      return operator.ignoreCase ? ignoringCase(equals(foldAscii(operand))) : equals(operand);
    case 'wildcard': {
      const { ignoreCase, escapes } = operator;
      return ignoreCase
        ? ignoringCase(compileWildcard(foldAscii(operand), escapes))
        : compileWildcard(operand, escapes);
    }
    case 'prefix': {
      const folded = foldAscii(operand);
      return operator.ignoreCase
        ? ignoringCase((text) => text.startsWith(folded))
        : (text) => text.startsWith(operand);
    }
    case 'regex':
      return compileRegex(operand, operator.ignoreCase);
    case 'range':
      return (text) => ordered(operator.comparison, compareText(text, operand));
    case 'cidr':
      return () => false;
  }
}

function equals(operand: string): (text: string) => boolean {
  return (text) => text === operand;
}

function ordered(comparison: '<' | '<=' | '>' | '>=', order: number): boolean {
  switch (comparison) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function versionOperand(operator: TestOperator, operand: string): (text: string) => boolean {
  if (operator.kind === 'range')
    return (text) => ordered(operator.comparison, compareVersions(text, operand));
  if (operator.kind === 'equal' || operator.kind === 'in')
    return (text) => compareVersions(text, operand) === 0;
  return textOperand(operator, operand);
}

function numericOperand(
  operator: TestOperator,
  operand: number | bigint | undefined,
  read: (value: JsonValue) => number | bigint | undefined,
): ValueTest {
  if (operand === undefined) return NEVER;
  const other =
    typeof operand === 'bigint' && Number.isSafeInteger(Number(operand)) ? Number(operand) : operand;
  return (value) => {
    const number = read(value);
    if (number === undefined) return false;
    const order = number < other ? -1 : number > other ? 1 : 0;
    return operator.kind === 'range' ? ordered(operator.comparison, order) : order === 0;
  };
}

function booleanOperand(operator: TestOperator, operand: boolean | undefined): ValueTest {
  if (operand === undefined) return NEVER;
  return (value) => {
    const truth = booleanValue(value);
    if (truth === undefined) return false;
    return operator.kind === 'range'
      ? ordered(operator.comparison, Number(truth) - Number(operand))
      : truth === operand;
  };
}

function ipOperand(operator: TestOperator, operand: string): ValueTest {
  const block = parseCidr(operand);
  if (block !== undefined && operator.kind !== 'range') {
    return (value) => {
      const address = ipValue(value);
      return address !== undefined && inBlock(address, block);
    };
  }
  const other = parseIp(operand);
  if (other === undefined) return NEVER;
  return (value) => {
    const address = ipValue(value);
    if (address === undefined) return false;
    const order = compareIp(address, other);
    return operator.kind === 'range' ? ordered(operator.comparison, order) : order === 0;
  };
}

/** A date literal means a stretch: equal is inside, `<=` and `>` count from its end, `<` and `>=` from its start. */
function dateOperand(
  operator: TestOperator,
  operand: Instants,
  read: (value: JsonValue) => Instants | undefined,
): ValueTest {
  return (value) => {
    const moment = read(value)?.first;
    if (moment === undefined) return false;
    if (operator.kind !== 'range') return operand.first <= moment && moment <= operand.last;
    switch (operator.comparison) {
      case '<':
        return moment < operand.first;
      case '<=':
        return moment <= operand.last;
      case '>':
        return moment > operand.last;
      case '>=':
        return moment >= operand.first;
    }
  };
}
