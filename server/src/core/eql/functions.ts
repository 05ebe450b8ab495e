/** The type of an argument or result. `any`: strings, numbers and booleans. */
export type EqlType = 'string' | 'number' | 'boolean' | 'ip' | 'any';

export interface EqlParameter {
  readonly name: string;
  readonly type: EqlType;
  readonly doc: string;
  readonly optional?: boolean;
  /** May stand there any number of times, at least once. Only the last parameter. */
  readonly variadic?: boolean;
  /** Must be written out, not computed from the event. */
  readonly constant?: boolean;
}

export interface EqlFunction {
  /** As Elastic writes it; queries may write it in any case. */
  readonly name: string;
  readonly parameters: readonly EqlParameter[];
  readonly returns: EqlType;
  /** What it does, in one to four sentences of Markdown. */
  readonly doc: string;
  /** Whether `name~(...)`, which ignores case, exists. */
  readonly hasTilde: boolean;
}

/**
 * All functions of EQL (Elasticsearch 9.5, x-pack/plugin/eql, EqlFunctionRegistry; behaviour as in its public tests and
 * in "EQL function reference", elastic.co/docs/reference/query-languages/eql/eql-function-ref).
 */
export const EQL_FUNCTIONS: readonly EqlFunction[] = [
  arithmetic('add', '+', 'Adds two numbers.'),
  {
    name: 'between',
    parameters: [
      string('source', 'The text to cut from.'),
      string('left', 'What stands before the part.'),
      string('right', 'What stands behind it.'),
      {
        name: 'greedy',
        type: 'boolean',
        optional: true,
        doc: 'With `true`, up to the last `right`; else up to the first.',
      },
    ],
    returns: 'string',
    doc: 'The part of `source` between `left` and `right`. An empty string when one of them is not there; `null` when an argument is.',
    hasTilde: true,
  },
  {
    name: 'cidrMatch',
    parameters: [
      { name: 'address', type: 'ip', doc: 'A field of type `ip`.' },
      {
        name: 'block',
        type: 'string',
        variadic: true,
        constant: true,
        doc: 'A network such as `"10.0.0.0/8"` or `"fe80::/10"`.',
      },
    ],
    returns: 'boolean',
    doc: 'True when the address lies in one of the networks. Takes IPv4 and IPv6.',
    hasTilde: false,
  },
  {
    name: 'concat',
    parameters: [{ name: 'value', type: 'any', variadic: true, doc: 'Written as text.' }],
    returns: 'string',
    doc: 'The values one after the other, as text. `null` as soon as one of them is missing.',
    hasTilde: false,
  },
  arithmetic(
    'divide',
    '/',
    'Divides the first number by the second. Of two whole numbers the result is cut to a whole one.',
  ),
  {
    name: 'endsWith',
    parameters: [string('source', 'The text to look at.'), string('suffix', 'What it must end with.')],
    returns: 'boolean',
    doc: 'True when `source` ends with `suffix`. On a plain field `*` and `?` in a written-out `suffix` are wildcards, and a backslash takes that meaning away.',
    hasTilde: true,
  },
  {
    name: 'indexOf',
    parameters: [
      string('source', 'The text to search.'),
      string('substring', 'What to find.'),
      number('start', 'Where to begin, from 0.', true),
    ],
    returns: 'number',
    doc: 'Where `substring` first stands in `source`, counted from 0; `null` when it does not.',
    hasTilde: true,
  },
  {
    name: 'length',
    parameters: [string('source', 'The text to measure.')],
    returns: 'number',
    doc: 'How many characters the text has, in UTF-16 units. Of an array each value is measured by itself.',
    hasTilde: false,
  },
  arithmetic(
    'modulo',
    '%',
    'What is left when the first number is divided by the second. It has the sign of the first.',
  ),
  arithmetic('multiply', '*', 'Multiplies two numbers.'),
  {
    name: 'number',
    parameters: [
      string('source', 'The text to read.'),
      number('base', 'The base of the digits: 10 unless given, 16 for text that starts with `0x`.', true),
    ],
    returns: 'number',
    doc: 'The number that the text says.',
    hasTilde: false,
  },
  {
    name: 'startsWith',
    parameters: [string('source', 'The text to look at.'), string('prefix', 'What it must begin with.')],
    returns: 'boolean',
    doc: 'True when `source` begins with `prefix`. Nothing in `prefix` is a wildcard.',
    hasTilde: true,
  },
  {
    name: 'string',
    parameters: [{ name: 'value', type: 'any', doc: 'What to write as text.' }],
    returns: 'string',
    doc: 'The value as text; `null` when it is missing.',
    hasTilde: false,
  },
  {
    name: 'stringContains',
    parameters: [string('source', 'The text to search.'), string('substring', 'What it must contain.')],
    returns: 'boolean',
    doc: 'True when `substring` stands anywhere in `source`. On a plain field `*` and `?` in a written-out `substring` are wildcards, and a backslash takes that meaning away.',
    hasTilde: true,
  },
  {
    name: 'substring',
    parameters: [
      string('source', 'The text to cut from.'),
      number('start', 'First character, from 0; negative numbers count from the end.'),
      number('end', 'The character behind the last; the end of the text unless given.', true),
    ],
    returns: 'string',
    doc: 'The part of `source` from `start` up to `end`.',
    hasTilde: false,
  },
  arithmetic('subtract', '-', 'Takes the second number from the first.'),
];

const BY_NAME = new Map(EQL_FUNCTIONS.map((entry) => [entry.name.toLowerCase(), entry]));

/** The function of a name, without `~` and in any case, as Elasticsearch looks it up. */
export function eqlFunction(name: string): EqlFunction | undefined {
  return BY_NAME.get(name.toLowerCase());
}

function string(name: string, doc: string): EqlParameter {
  return { name, type: 'string', doc };
}

function number(name: string, doc: string, optional = false): EqlParameter {
  return optional ? { name, type: 'number', doc, optional } : { name, type: 'number', doc };
}

function arithmetic(name: string, sign: string, doc: string): EqlFunction {
  return {
    name,
    parameters: [number('left', 'The first number.'), number('right', 'The second number.')],
    returns: 'number',
    doc: `${doc} The same as \`left ${sign} right\`; \`null\` when one of them is missing.`,
    hasTilde: false,
  };
}
