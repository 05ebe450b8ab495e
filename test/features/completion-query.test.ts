/** What is offered at each place of a query, and what taking it does to the text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkOffered, checkTaken, offered, type ExpectedList } from './completion-support.ts';
import { features, ruleWith } from './support.ts';

const ENDPOINT = 'index = ["logs-endpoint.events.process-*"]\n';
const CONTAINER = 'index = ["logs-cloud_defend.process-*"]\n';

const offers: Readonly<Record<string, readonly [fixture: string, expected: ExpectedList]>> = {
  'categories, any, and the kinds of query at the start': [
    '$0',
    { first: ['process', 'file', 'network'], has: ['registry', 'any', 'sequence', 'sample'] },
  ],
  'categories and any in a term': [
    'sequence [$0',
    { first: ['process', 'file'], has: ['any'], lacks: ['sequence', 'sample'] },
  ],
  'categories in a term behind a whole one': [
    'sequence [process where true] [fi$0',
    { has: ['file', 'any'] },
  ],
  'where, behind a category': ['process $0', { only: ['where'] }],
  'where, behind a category in quotes': ['"process" $0', { only: ['where'] }],
  'fields of the category first': [
    'process where $0',
    { first: ['process.name', 'process.args'], has: ['not', 'length', 'true'], lacks: ['and', 'where'] },
  ],
  'fields of another category first': ['network where d$0', { first: ['destination.ip'] }],
  'fields behind not': ['process where not $0', { first: ['process.name'] }],
  'fields behind and': ['process where process.pid == 4 and $0', { first: ['process.name'] }],
  'fields in parentheses': ['process where ($0', { first: ['process.name'] }],
  'fields behind an operator without its value': [
    'process where process.name ==\n and $0',
    { first: ['process.name'] },
  ],
  'only fields behind a dot': [
    'process where process.par$0',
    { first: ['process.parent.name'], lacks: ['not', 'length'] },
  ],
  'only fields behind a question mark': [
    'process where ?proc$0',
    { first: ['process.name'], lacks: ['not', 'length'] },
  ],
  'fields by their parts': ['process where code_sig$0', { has: ['process.code_signature.trusted'] }],
  'fields by pieces of their parts': ['process where procpname$0', { has: ['process.parent.name'] }],
  'no field that EQL cannot use': ['process where process.name.te$0', { lacks: ['process.name.text'] }],
  'functions by their start': ['process where stringC$0', { only: ['stringContains', 'stringContains~'] }],
  'fields in a call': ['process where length($0', { first: ['process.name'] }],
  'operators for text': [
    'process where process.name $0',
    { first: ['==', ':', 'in'], has: ['like', 'regex~', 'not in'], lacks: ['<', 'and'] },
  ],
  'operators for numbers': [
    'process where process.pid $0',
    { first: ['==', '!=', '>'], has: ['in'], lacks: [':', 'like', 'regex', 'and'] },
  ],
  'operators for booleans: the field alone is a condition': [
    'process where process.interactive $0',
    { only: ['==', '!=', 'and', 'or'] },
  ],
  'operators for addresses, without in': [
    'network where source.ip $0',
    { has: ['==', '!='], lacks: ['in', ':', 'like'] },
  ],
  'operators for the result of a function': [
    'process where length(process.name) $0',
    { first: ['==', '!=', '>'], lacks: [':', 'like'] },
  ],
  'operators for a field that nobody knows': [
    'process where my.own.field $0',
    { has: ['==', ':', '>', 'and'] },
  ],
  'in, behind not': ['process where process.name not $0', { only: ['in', 'in~'] }],
  'values of a closed set in quotes, those of the category first': [
    'process where event.type == "$0"',
    { first: ['start', 'end'], has: ['creation'] },
  ],
  'values of a closed set without quotes yet': ['process where event.type == $0', { has: ['start'] }],
  'values in a list, without those that it has': [
    'file where event.type in ("creation", "$0")',
    { has: ['deletion'], lacks: ['creation'] },
  ],
  'values in an unclosed list at the end': [
    'file where event.type in ("creation", $0',
    { has: ['deletion'] },
  ],
  'values that ECS expects': [
    'process where host.os.type == "$0"',
    { first: ['linux'], has: ['windows', 'macos'] },
  ],
  'values that the streams of the rule fill in': [
    ruleWith('process where event.action == "$0"', CONTAINER),
    { only: ['fork', 'exec', 'end'] },
  ],
  'true and false for booleans': [
    'process where process.interactive == $0',
    { only: ['true', 'false', 'null'] },
  ],
  'null for what may be missing': ['process where process.pid != $0', { only: ['null'] }],
  'and, or behind a comparison': ['process where process.pid == 4 $0', { only: ['and', 'or'] }],
  'and, or behind a list': ['process where process.name in ("a", "b") $0', { only: ['and', 'or'] }],
  'and, or behind a group': ['process where (process.pid == 4) a$0', { only: ['and', 'or'] }],
  'by, maxspan and a term behind sequence': ['sequence $0', { only: ['by', 'with maxspan', '[', '!['] }],
  'join keys of published rules first': ['sequence by $0', { first: ['host.id', 'process.entity_id'] }],
  'further join keys': ['sequence by host.id, $0', { first: ['host.id', 'process.entity_id'] }],
  'maxspan behind with': ['sequence by host.id with $0', { only: ['maxspan'] }],
  'runs behind with, after a term': ['sequence [any where true] with $0', { only: ['runs'] }],
  'spans of time': ['sequence with maxspan=$0', { has: ['5s', '1m'] }],
  'what may follow a term': [
    'sequence by host.id [any where true] $0',
    { only: ['[', '![', 'by', 'with runs', 'until'] },
  ],
  'a term behind until': ['sequence [any where true] [any where true] until $0', { only: ['['] }],
  'what may follow a term of a sample': ['sample by host.id [any where true] $0', { only: ['[', 'by'] }],
  pipes: ['process where true | $0', { only: ['head', 'tail'] }],
  'nothing in a comment': ['process where true // pro$0', { only: [] }],
  'nothing in a block comment': ['process where /* pro$0 */ true', { only: [] }],
  'nothing in a string of free text': ['process where process.name == "ev$0"', { only: [] }],
  'nothing in a number': ['process where process.pid == 1$0', { only: [] }],
  'nothing for a pattern that is no closed set': ['process where process.name regex "$0"', { only: [] }],
};

for (const [name, [fixture, expected]] of Object.entries(offers)) {
  test(`offered: ${name}`, () => {
    checkOffered(fixture, expected);
  });
}

test('fields that the rule streams never fill come after those that they do', () => {
  const place = (head: string, name: string): number =>
    offered(ruleWith('process where process.$0', head)).items.findIndex(({ label }) => label === name);
  const seldom = 'process.parent.working_directory';
  assert.ok(place(CONTAINER, seldom) >= 0);
  assert.ok(place(CONTAINER, 'process.command_line') > place(CONTAINER, seldom), 'it has no command lines');
  assert.ok(place(ENDPOINT, 'process.command_line') >= 0);
  assert.ok(place(ENDPOINT, 'process.command_line') < place(ENDPOINT, seldom), 'Elastic Defend has them');
});

test('a long list is cut, and asks to be asked again', () => {
  const list = offered('process where $0');
  assert.equal(list.isIncomplete, true);
  assert.ok(list.items.length <= 140, String(list.items.length));
  assert.equal(offered('process where process.name $0').isIncomplete, false);
});

test('the order is kept by sortText', () => {
  const { items } = offered('process where $0');
  const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  assert.deepEqual(sorted, items);
});

for (const [trigger, fixture, comes] of [
  [' ', 'process $0', true],
  [' ', 'process where process.name $0', true],
  [' ', 'process where $0', false],
  [' ', 'process where process.pid == 4 $0', false],
  ['"', 'process where event.type == "$0', true],
  ['"', 'process where event.type == "start"$0', false],
  ['(', 'process where event.type in ($0', true],
  ['(', 'process where length($0', true],
  ['(', 'process where ($0', false],
  ['[', 'sequence [$0', true],
  ['.', 'process where process.$0', true],
  ['?', 'process where ?$0', true],
] as const) {
  test(`unasked, after ${trigger === ' ' ? 'a space' : trigger}: ${comes ? 'a' : 'no'} list in ${fixture}`, () => {
    assert.equal(offered(fixture, { trigger }).items.length > 0, comes);
  });
}

for (const [name, fixture, label, expected] of [
  ['a category brings its where', 'pro$0', 'process', 'process where '],
  ['a category before a where', 'pro$0 where true', 'process', 'process where true'],
  [
    'a dotted name is replaced whole',
    'process where process.pa$0',
    'process.parent.name',
    'process where process.parent.name',
  ],
  [
    'a question mark stays',
    'process where ?process.pa$0',
    'process.parent.name',
    'process where ?process.parent.name',
  ],
  [
    'a name that is no identifier gets backquotes',
    'any where authorization_k8s$0',
    'kubernetes.audit.annotations.authorization_k8s_io/decision',
    'any where kubernetes.audit.annotations.`authorization_k8s_io/decision`',
  ],
  [
    'a function gets holes for its arguments',
    'process where lengt$0',
    'length',
    'process where length(${1:string})',
  ],
  [
    'constant arguments are strings',
    'any where cidr$0',
    'cidrMatch',
    'any where cidrMatch(${1:ip}, "${2:block}")',
  ],
  ['an operator opens the string', 'process where process.name $0', ':', 'process where process.name : "$1"'],
  ['a list opens its strings', 'process where process.name $0', 'in', 'process where process.name in ("$1")'],
  [
    'an operator before its value',
    'process where process.name $0 "a"',
    'like',
    'process where process.name like "a"',
  ],
  [
    'a value between quotes',
    'process where event.type == "st$0"',
    'start',
    'process where event.type == "start"',
  ],
  [
    'a value behind an open quote',
    'process where event.type == "st$0',
    'start',
    'process where event.type == "start"',
  ],
  [
    'a value without quotes',
    'process where event.type == st$0',
    'start',
    'process where event.type == "start"',
  ],
  [
    'a value in a raw string',
    'process where event.type == """st$0"""',
    'start',
    'process where event.type == """start"""',
  ],
] as const) {
  test(`taken: ${name}`, () => {
    checkTaken(fixture, label, expected);
  });
}

test('replacing goes on to the end of the word, inserting does not', () => {
  const fixture = 'process where process.na$0me == "a"';
  checkTaken(fixture, 'process.name', 'process where process.nameme == "a"');
  checkTaken(fixture, 'process.name', 'process where process.name == "a"', 'replace');
  const value = 'process where event.type == "st$0art" and true';
  checkTaken(value, 'start', 'process where event.type == "start" and true', 'replace');
});

test('clients without snippets and double ranges get plain edits', () => {
  const { items } = offered('process where lengt$0', { snippets: false, insertReplace: false });
  const item = items.find(({ label }) => label === 'length');
  assert.ok(item);
  assert.equal(item.insertTextFormat, undefined);
  assert.deepEqual(item.textEdit, {
    range: { start: { line: 0, character: 14 }, end: { line: 0, character: 19 } },
    newText: 'length(',
  });
});

test('an item gets its documentation when it is looked at', () => {
  const [item] = offered('process where process.name$0').items;
  assert.ok(item);
  assert.equal(item.documentation, undefined);
  const resolved = features.resolveCompletion(JSON.parse(JSON.stringify(item)) as typeof item);
  assert.match(JSON.stringify(resolved.documentation), /Process name/);
  const value = offered('process where event.type == "sta$0"').items.find(({ label }) => label === 'start');
  assert.ok(value);
  assert.match(JSON.stringify(features.resolveCompletion(value).documentation), /`start`/);
  assert.deepEqual(features.resolveCompletion({ label: 'of another server', data: 7 }), {
    label: 'of another server',
    data: 7,
  });
});
