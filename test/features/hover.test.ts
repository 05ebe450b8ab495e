/** What a hover says, and over which stretch of text it stands (`«...»`). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { parseMarkers } from '../support/markers.ts';
import { features, openText, ruleWith } from './support.ts';

interface Expected {
  readonly says?: readonly (string | RegExp)[];
  readonly not?: readonly string[];
}

/** Hovers over `$0`. Without `says` nothing may be shown. */
function check(fixture: string, { says, not = [] }: Expected): void {
  const { text, spans, cursor } = parseMarkers(fixture);
  assert.ok(cursor !== undefined, `no $0 in: ${fixture}`);
  const file = openText(text);
  const hover = features.hover(file, cursor);
  if (says === undefined) {
    assert.equal(hover, undefined, JSON.stringify(hover));
    return;
  }
  assert.ok(hover !== undefined, 'nothing is shown');
  assert.ok(MarkupContent.is(hover.contents));
  for (const each of says) {
    if (typeof each === 'string')
      assert.ok(hover.contents.value.includes(each), `${each} is not in:\n${hover.contents.value}`);
    else assert.match(hover.contents.value, each);
  }
  for (const each of not)
    assert.ok(!hover.contents.value.includes(each), `${each} is in:\n${hover.contents.value}`);
  const [span] = spans;
  if (span !== undefined) assert.deepEqual(hover.range, file.lines.rangeOf(span));
}

const DEFEND = 'index = ["logs-endpoint.events.process-*"]\n';
const THREAT = (lines: string): string =>
  `[metadata]\nmaturity = "production"\n[rule]\ntype = "eql"\n\n[[rule.threat]]\nframework = "MITRE ATT&CK"\n${lines}`;

const hovers: Readonly<Record<string, readonly [fixture: string, expected: Expected]>> = {
  'a field of ECS': [
    'process where «process.pa$0rent.name» == "x"',
    { says: ['**`process.parent.name`** · keyword', 'Process name', /Source: ECS 9/] },
  ],
  'an optional field': ['process where «?process.n$0ame» == "x"', { says: ['**`process.name`**'] }],
  'a field in a rule': [
    ruleWith('process where «process.ar$0gs» == "x"', DEFEND),
    { says: ['keyword, array', 'Example: '] },
  ],
  'a field in a rule, behind escapes': [
    '[rule]\ntype = "eql"\nlanguage = "eql"\nquery = "process where process.name == \\"a\\\\\\\\b\\" and «process.pi$0d» == 4"\n',
    { says: ['**`process.pid`** · long'] },
  ],
  'a field beyond ECS': [
    'any where «winlog.event_data.AccessLi$0st» == "x"',
    { says: ['winlog.event_data.AccessList', 'Source: '] },
  ],
  'a field with a closed set': [
    'process where event.ty$0pe == "start"',
    { says: ['Allowed values: `access`'] },
  ],
  'a field with expected values': [
    'process where host.os.ty$0pe == "linux"',
    { says: ['Expected values: '] },
  ],
  'a join key': ['sequence by «host.i$0d» [any where true] [any where true]', { says: ['**`host.id`**'] }],
  'a field in a call': ['process where length(process.na$0me) > 3', { says: ['**`process.name`**'] }],
  'a value of a closed set': [
    'process where event.type == "st$0art"',
    { says: ['`start`: ', '**`event.type`**'] },
  ],
  'a category': ['«pro$0cess» where true', { says: ['event category', '`event.category`'] }],
  'a category of a term': [
    'sequence [«fi$0le» where true] [any where true]',
    { says: ['**`file`** · event category'] },
  ],
  'a category of another field': [
    ruleWith('sta$0rt where true', 'event_category_override = "event.type"\n'),
    { says: ['`event.type` has the value `start`'] },
  ],
  'a function': [
    'process where «stringCont$0ains»(process.name, "a")',
    { says: ['stringContains', 'source'] },
  ],
  'a function with a tilde, in other letters': [
    'process where ENDSW$0ITH~(process.name, "a")',
    { says: ['endsWith'] },
  ],
  'the match operator': [
    'process where process.name «$0:» "a*"',
    { says: ['without regard to case', 'wildcards', 'array'] },
  ],
  not: ['process where «n$0ot» process.name : "a*"', { says: ['lack the field'] }],
  'in with a tilde': ['process where process.name «in$0~» ("a")', { says: ['without regard to case'] }],
  'a missing event': [
    'sequence by host.id with maxspan=1m [any where true] «!$0[»process where true]',
    { says: ['missing event'] },
  ],
  maxspan: [
    'sequence by host.id with «max$0span»=1m [any where true] [any where true]',
    { says: ['exactly that long'] },
  ],
  runs: ['sequence by host.id [any where true] with ru$0ns=3', { says: ['in a row'] }],
  until: [
    'sequence by host.id [any where true] [any where true] unt$0il [any where true]',
    { says: ['dropped'] },
  ],
  'a pipe': ['any where true | ta$0il 3', { says: ['last results'] }],
  null: ['process where process.name == nu$0ll', { says: ['field is missing'] }],
  'nothing on an unknown field': ['process where my.own.fi$0eld == "x"', {}],
  'nothing on free text': ['process where process.name == "evi$0l"', {}],
  'nothing on a number': ['process where process.pid == 1$02', {}],
  'nothing in a comment': ['process where true // process.na$0me', {}],
  'a key': [
    '[metadata]\nmaturity = "production"\n[rule]\n«ty$0pe» = "eql"\n',
    { says: ['**`type`** · string · required', 'Allowed values:', '`eql`'] },
  ],
  'a key of one rule type only': [
    '[rule]\ntype = "eql"\n«anomaly_thre$0shold» = 5\n',
    { says: ['Only in rules of type `machine_learning`', 'From 0 to 100'] },
  ],
  'a value of a key': ['[rule]\ntype = «"e$0ql"»\n', { says: ['value of `type`', 'EQL'] }],
  'a header': [
    '[rule]\ntype = "eql"\n\n[[rule.«thr$0eat»]]\nframework = "MITRE ATT&CK"\n',
    { says: ['**`threat`**'] },
  ],
  'the part of a header': ['[rule]\ntype = "eql"\n\n[rule.«thre$0at».tactic]\n', { says: ['**`threat`**'] }],
  'a name of a field in a key': [
    '[rule]\ntype = "eql"\ntimestamp_override = «"event.inge$0sted"»\n',
    { says: ['**`event.ingested`** · date'] },
  ],
  'nothing on free text of a rule': ['[rule]\ntype = "eql"\nname = "My ru$0le"\n', {}],
  'nothing on an unknown key': ['[rule]\ntype = "eql"\nmy_k$0ey = "x"\n', {}],
  'nothing between the lines': ['[rule]\ntype = "eql"\n\n$0\n', {}],
  'a tactic by id': [
    THREAT('[rule.threat.tactic]\nid = «"TA0$0002"»\n'),
    { says: ['**Execution** · tactic [TA0002](https://attack.mitre.org/tactics/TA0002/)', '© '] },
  ],
  'a technique by id': [
    THREAT('[[rule.threat.technique]]\nid = «"T10$059"»\n'),
    {
      says: [
        '**Command and Scripting Interpreter** · technique [T1059](https://attack.mitre.org/techniques/T1059/)',
        'Tactics: Execution',
        'Platforms: ',
        'Unix Shell (`T1059.004`)',
        'MITRE ATT&CK 18.1',
      ],
    },
  ],
  'a technique by name': [
    THREAT('[[rule.threat.technique]]\nid = "T1059"\nname = "Com$0mand"\n'),
    { says: ['T1059'] },
  ],
  'a technique by reference': [
    THREAT('[[rule.threat.technique]]\nreference = "https://attack.mitre.org/techn$0iques/T1059/"\n'),
    { says: ['Command and Scripting Interpreter'] },
  ],
  'a subtechnique': [
    THREAT(
      '[[rule.threat.technique]]\nid = "T1059"\n[[rule.threat.technique.subtechnique]]\nid = "T1059$0.004"\n',
    ),
    { says: ['**Unix Shell** · subtechnique', 'Technique: Command and Scripting Interpreter'] },
  ],
  'a revoked technique': [
    THREAT('[[rule.threat.technique]]\nid = "T10$002"\n'),
    { says: ['Revoked by MITRE', '**Archive Collected Data** [T1560]'] },
  ],
  'nothing on an unknown technique': [THREAT('[[rule.threat.technique]]\nid = "T99$099"\n'), {}],
  'ids of an inline threat': [
    '[rule]\ntype = "eql"\nthreat = [{ framework = "MITRE ATT&CK", tactic = { id = "TA0$0002" } }]\n',
    { says: ['**Execution**'] },
  ],
};

for (const [name, [fixture, expected]] of Object.entries(hovers)) {
  test(`hover: ${name}`, () => {
    check(fixture, expected);
  });
}
