import type { Operand, Test, TestOperator } from '../condition/condition.ts';
import type { Instants } from '../condition/dates.ts';
import { lowerCased } from '../condition/lower-case.ts';
import type { MappedField } from '../condition/mapping.ts';
import { booleanLiteral, numericLiteral, textLiteral } from '../condition/operands.ts';
import type { EqlValue } from '../eql/value.ts';
import { compareVersions } from '../condition/versions.ts';
import { compareIp, inBlock, parseCidr, parseIp } from '../text/ip.ts';
import type { JsonValue } from './event.ts';
import { storedNumber } from './stored-number.ts';
import { compileText, compileTexts, type TextTest } from './text-test.ts';
import { booleanValue, dateValue, storedDouble, ipValue, textValue, wholeValue } from './typed-value.ts';

/** Whether one value of the field meets one operand. */
export type ValueTest = (value: JsonValue) => boolean;

const NEVER: ValueTest = () => false;

/** One test for each operand of a condition, over raw values of its field. */
export function compileOperands(test: Test): readonly ValueTest[] {
  return test.operands.map((operand) => compileOperand(test, operand));
}

/** One test for all operands together: true when any is met. */
export function compileAnyOperand(test: Test): ValueTest {
  const { field, operator, operands } = test;
  if (isText(field)) {
    const texts = operands.flatMap(({ value }) => (value === null ? [] : [searchedText(field, value)]));
    return onText(compileTexts(operator, texts));
  }
  const tests = compileOperands(test);
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return only;
  return (value) => tests.some((operandTest) => operandTest(value));
}

function isText({ type }: MappedField): boolean {
  return type === 'keyword' || type === 'flattened' || type === 'text';
}

function compileOperand({ field, operator }: Test, { value, instants }: Operand): ValueTest {
  if (value === null) return NEVER;
  switch (field.type) {
    case 'keyword':
    case 'flattened':
    case 'text':
      return onText(compileText(operator, searchedText(field, value)));
    case 'version':
      return onText(versionOperand(operator, textLiteral(value)));
    case 'long':
    case 'unsigned_long':
      return numericOperand(operator, numericLiteral(value), wholeValue(field));
    case 'double':
      return doubleOperand(field, operator, numericLiteral(value));
    case 'boolean':
      return booleanOperand(operator, booleanLiteral(value));
    case 'ip':
      return ipOperand(operator, textLiteral(value));
    case 'date':
    case 'date_nanos':
      return instants === undefined ? NEVER : dateOperand(operator, instants, dateValue(field));
    case 'unsupported':
      return NEVER;
  }
}

/** A search's literal goes through the field's normalizer, patterns too (StringFieldType's `indexedValueForSearch`). */
function searchedText({ lowerCase }: MappedField, value: Exclude<EqlValue, null>): string {
  const text = textLiteral(value);
  return lowerCase === undefined ? text : lowerCased(text);
}

function onText(test: TextTest): ValueTest {
  return (value) => {
    const text = textValue(value);
    return text !== undefined && test(text);
  };
}

function versionOperand(operator: TestOperator, operand: string): TextTest {
  if (operator.kind === 'range') {
    const accepts = order(operator);
    return (text) => accepts(compareVersions(text, operand));
  }
  return (text) => compareVersions(text, operand) === 0;
}

/** Turns the order of value and operand into a verdict; everything but a range wants them equal. */
function order(operator: TestOperator): (order: number) => boolean {
  switch (operator.kind === 'range' ? operator.comparison : '==') {
    case '<':
      return (sign) => sign < 0;
    case '<=':
      return (sign) => sign <= 0;
    case '>':
      return (sign) => sign > 0;
    case '>=':
      return (sign) => sign >= 0;
    case '==':
      return (sign) => sign === 0;
  }
}

function numericOperand(
  operator: TestOperator,
  operand: number | bigint | undefined,
  read: (value: JsonValue) => number | bigint | undefined,
): ValueTest {
  if (operand === undefined) return NEVER;
  // Numbers are faster, and a number and a bigint compare by their value.
  const other =
    typeof operand === 'bigint' && Number.isSafeInteger(Number(operand)) ? Number(operand) : operand;
  const accepts = order(operator);
  return (value) => {
    const number = read(value);
    if (number === undefined) return false;
    return accepts(number < other ? -1 : number > other ? 1 : 0);
  };
}

/** The literal is rounded as the field's values are; but a `scaled_float` compares ranges with the literal itself. */
function doubleOperand(
  field: MappedField,
  operator: TestOperator,
  operand: number | bigint | undefined,
): ValueTest {
  if (operand === undefined) return NEVER;
  const exact = field.esType === 'scaled_float' && operator.kind === 'range';
  const bound = exact ? Number(operand) : storedNumber(field)(Number(operand));
  return numericOperand(operator, bound, storedDouble(field));
}

function booleanOperand(operator: TestOperator, operand: boolean | undefined): ValueTest {
  if (operand === undefined) return NEVER;
  const accepts = order(operator);
  return (value) => {
    const truth = booleanValue(value);
    return truth !== undefined && accepts(Number(truth) - Number(operand));
  };
}

function ipOperand(operator: TestOperator, operand: string): ValueTest {
  const block = operator.kind === 'range' ? undefined : parseCidr(operand);
  if (block !== undefined) {
    return (value) => {
      const address = ipValue(value);
      return address !== undefined && inBlock(address, block);
    };
  }
  const other = parseIp(operand);
  if (other === undefined) return NEVER;
  const accepts = order(operator);
  return (value) => {
    const address = ipValue(value);
    return address !== undefined && accepts(compareIp(address, other));
  };
}

/** A date literal means a stretch: equal is inside, `<=` and `>` count from its end, `<` and `>=` from its start. */
function dateOperand(
  operator: TestOperator,
  operand: Instants,
  read: (value: JsonValue) => bigint | undefined,
): ValueTest {
  const comparison = operator.kind === 'range' ? operator.comparison : '==';
  return (value) => {
    const moment = read(value);
    if (moment === undefined) return false;
    switch (comparison) {
      case '<':
        return moment < operand.first;
      case '<=':
        return moment <= operand.last;
      case '>':
        return moment > operand.last;
      case '>=':
        return moment >= operand.first;
      case '==':
        return operand.first <= moment && moment <= operand.last;
    }
  };
}
