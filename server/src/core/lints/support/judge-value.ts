import type { ArrayValue, RuleKey, StringValue, ValueType } from '../../rule/keys/key.ts';
import { nearest, slipLimit } from '../../text/nearest.ts';
import type { Span } from '../../text/span.ts';
import type { TomlArray, TomlNode, TomlString } from '../../toml/ast.ts';
import { repairType } from './repair-type.ts';
import { alternatives } from './table-words.ts';

/** What is wrong with a value. */
export interface ValueFault {
  readonly span: Span;
  /** Goes on from "`key` ": "must be a whole number, but is a string." */
  readonly problem: string;
  /** The TOML text to put in the place of `span`. */
  readonly replacement?: string;
}

/** Compares a value with what may stand behind its key. */
export function judgeValue(node: TomlNode, key: Pick<RuleKey, 'path' | 'type'>): readonly ValueFault[] {
  const faults: ValueFault[] = [];
  judge(node, key.type, key, faults);
  return faults;
}

function judge(node: TomlNode, type: ValueType, key: Pick<RuleKey, 'path'>, faults: ValueFault[]): void {
  if (node.kind === 'missing' || type.kind === 'any') return;
  const fitting = fittingType(node, type);
  if (fitting === undefined) {
    faults.push(wrongType(node, type, key.path.replaceAll('[]', '')));
    return;
  }
  switch (fitting.kind) {
    case 'string':
      if (node.kind === 'string') judgeString(node, fitting, faults);
      return;
    case 'integer':
      if (node.kind === 'integer') judgeNumber(node.value, node.span, fitting, faults);
      return;
    case 'array':
      if (node.kind === 'array') judgeArray(node, fitting, key, faults);
      return;
    case 'boolean':
    case 'table':
    case 'either':
    case 'any':
  }
}

function fittingType(node: TomlNode, type: ValueType): ValueType | undefined {
  if (type.kind === 'either') return type.types.find((candidate) => candidate.kind === node.kind);
  return type.kind === 'any' || type.kind === node.kind ? type : undefined;
}

function wrongType(node: TomlNode, type: ValueType, name: string): ValueFault {
  const repair = repairType(node, type, name);
  const problem = `must be ${typeInWords(type)}, but is ${nodeInWords(node)}.`;
  const span = repair?.span ?? spanOf(node);
  return repair === undefined ? { span, problem } : { span, problem, replacement: repair.newText };
}

/** Headers stand for the tables they open: those may be long. */
function spanOf(node: TomlNode): Span {
  if (node.kind === 'table') return node.header ?? node.span;
  const [first] = node.kind === 'array' && node.ofTables ? node.items : [];
  return first?.kind === 'table' ? (first.header ?? node.span) : node.span;
}

function judgeString(node: TomlString, type: StringValue, faults: ValueFault[]): void {
  const { value, span } = node;
  if (!node.closed) return;
  const { values, pattern } = type;
  if (values !== undefined) {
    if (values.some(({ name }) => name === value)) return;
    const names = values.map(({ name }) => name);
    faults.push(notAmong(value, names, span));
  } else if (type.nonEmpty === true && value.trim() === '') {
    faults.push({ span, problem: 'must not be empty.' });
  } else if (pattern !== undefined && !pattern.regexp.test(value)) {
    const repaired = REPAIRS.map((repair) => repair(value)).find((candidate) =>
      pattern.regexp.test(candidate),
    );
    const problem = `must be ${pattern.form}.`;
    faults.push(
      repaired === undefined ? { span, problem } : { span, problem, replacement: JSON.stringify(repaired) },
    );
  }
}

/** Slips that can be undone without a doubt: space around, case, dashes in a date, a time without `now-`. */
const REPAIRS: readonly ((value: string) => string)[] = [
  (value) => value.trim(),
  (value) => value.trim().toLowerCase(),
  (value) => value.trim().replaceAll(/[-.]/g, '/'),
];

const LISTED = 8;

function notAmong(value: string, names: readonly string[], span: Span): ValueFault {
  const meant = names.length === 1 ? names[0] : nearest(value.trim(), names, { limit: slips(value) });
  const set = names.length <= LISTED ? alternatives(names) : `one of ${names.length} known values`;
  const problem = `must be ${set}, but is \`${shortened(value)}\`.`;
  return meant === undefined
    ? { span, problem }
    : { span, problem: `${problem} Did you mean \`${meant}\`?`, replacement: JSON.stringify(meant) };
}

/** In a small set a short word is meant sooner than among all words: `lw` is `low`. A letter alone means nothing else. */
function slips(value: string): number {
  return value.length < 2 ? 0 : Math.max(1, slipLimit(value.length));
}

function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
}

function judgeNumber(value: bigint, span: Span, { minimum, maximum }: Limits, faults: ValueFault[]): void {
  if (minimum !== undefined && value < minimum) {
    const range = maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
    faults.push({ span, problem: `must be ${range}, but is ${value}.` });
  } else if (maximum !== undefined && value > maximum) {
    faults.push({ span, problem: `must be from ${minimum ?? 0} to ${maximum}, but is ${value}.` });
  }
}

function judgeArray(
  node: TomlArray,
  type: ArrayValue,
  key: Pick<RuleKey, 'path'>,
  faults: ValueFault[],
): void {
  const { length } = node.items;
  const { minItems = 0, maxItems = Infinity } = type;
  if (length < minItems) faults.push({ span: node.span, problem: 'must not be an empty list.' });
  if (length > maxItems) {
    faults.push({
      span: node.span,
      problem: `can hold at most ${maxItems} values, but holds ${length}.`,
    });
  }
  for (const item of node.items) judge(item, type.items, key, faults);
}

function typeInWords(type: ValueType): string {
  switch (type.kind) {
    case 'string':
      return 'a string';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return '`true` or `false`';
    case 'table':
      return 'a table';
    case 'array':
      return `a list of ${ITEMS[type.items.kind]}`;
    case 'either':
      return type.types.map(typeInWords).join(' or ');
    case 'any':
      return 'a value';
  }
}

const ITEMS: Readonly<Record<ValueType['kind'], string>> = {
  string: 'strings',
  integer: 'whole numbers',
  boolean: 'booleans',
  table: 'tables',
  array: 'lists',
  either: 'values',
  any: 'values',
};

function nodeInWords(node: TomlNode): string {
  switch (node.kind) {
    case 'string':
      return 'a string';
    case 'integer':
      return 'a number';
    case 'float':
      return 'a number with a fraction';
    case 'boolean':
      return `\`${node.value}\``;
    case 'datetime':
      return 'a date without quotes';
    case 'array':
      return node.ofTables ? 'a list of tables' : 'a list';
    case 'table':
      return 'a table';
    case 'missing':
      return 'missing';
  }
}
