/** Completion of a query in each kind of string that a rule can write it in: what is inserted is escaped as the string wants it. */
import { test } from 'node:test';
import { checkTaken } from './completion-support.ts';

const rule = (query: string): string =>
  `[rule]\ntype = "eql"\nlanguage = "eql"\nquery = ${query}\nseverity = "low"\n`;

for (const [name, before, label, after] of [
  ['a basic string', '"any where process.na$0"', 'process.name', '"any where process.name"'],
  [
    'a basic string, with quotes',
    '"any where event.type == $0"',
    'start',
    '"any where event.type == \\"start\\""',
  ],
  [
    'a basic string, between quotes',
    '"any where event.type == \\"st$0\\" and true"',
    'start',
    '"any where event.type == \\"start\\" and true"',
  ],
  [
    'a basic string, behind escapes',
    '"any where a == \\"x\\\\\\\\y\\" and event.type == \\"$0\\""',
    'start',
    '"any where a == \\"x\\\\\\\\y\\" and event.type == \\"start\\""',
  ],
  [
    'a basic string, with a snippet',
    '"any where process.name $0"',
    'in',
    '"any where process.name in (\\"$1\\")"',
  ],
  ['a literal string', "'any where event.type == $0'", 'start', `'any where event.type == "start"'`],
  [
    'a basic string of several lines: quotes need no escape, but three in a row',
    '"""\nany where event.type == $0\n"""',
    'start',
    '"""\nany where event.type == "start"\n"""',
  ],
  [
    'a basic string of several lines, at its end',
    '"""any where event.type == $0"""',
    'start',
    '"""any where event.type == "start\\""""',
  ],
  [
    'a basic string of several lines, behind a line that goes on',
    '"""any \\\n  where process.na$0"""',
    'process.name',
    '"""any \\\n  where process.name"""',
  ],
  [
    'a literal string of several lines',
    "'''\nany where event.type == $0\n'''",
    'start',
    `'''\nany where event.type == "start"\n'''`,
  ],
  ['an unclosed string', "'''\nany where process.na$0", 'process.name', "'''\nany where process.name"],
] as const) {
  test(`taken in ${name}`, () => {
    checkTaken(rule(before), label, rule(after));
  });
}
