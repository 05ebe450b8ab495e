/** Hosts, users and addresses in events are replaced: consistently, in their shape, and nothing else is touched. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redacting } from '../../server/src/core/index.ts';
import type { EventsToRedact, Redacted } from '../../server/src/core/making/redact/redact.ts';
import { runToEnd } from '../../server/src/core/matcher/steps.ts';
import { inBlock, parseCidr, parseIp } from '../../server/src/core/text/ip.ts';

function redact(documents: readonly EventsToRedact[]): Redacted {
  return runToEnd(redacting(documents));
}

function redacted(documents: readonly EventsToRedact[]): readonly string[] {
  const result = redact(documents);
  assert.ok(result.kind === 'redacted', JSON.stringify(result));
  return documents.map(({ text: before }, index) => {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end, newText } of result.edits[index] ?? []) {
      assert.ok(start >= at && end >= start, 'edits are in order, and none touches another');
      parts.push(before.slice(at, start), newText);
      at = end;
    }
    return parts.join('') + before.slice(at);
  });
}

function text(of: string): string {
  return redacted([{ text: of }])[0] ?? '';
}

function event(of: unknown): unknown {
  return JSON.parse(text(JSON.stringify(of)));
}

const CASES: readonly { readonly title: string; readonly event: unknown; readonly expected: unknown }[] = [
  {
    title: 'a host with its domain, in capitals and alone',
    event: {
      host: { name: 'web01.corp.acme.io', hostname: 'web01' },
      winlog: { computer_name: 'WEB01' },
      'related.hosts': ['web01', 'db7'],
    },
    expected: {
      host: { name: 'host-1.domain-1.example', hostname: 'host-1' },
      winlog: { computer_name: 'HOST-1' },
      'related.hosts': ['host-1', 'host-2'],
    },
  },
  {
    title: 'a user by field, by mail, behind a domain, in a folder and in a command line',
    event: {
      user: { name: 'jdoe', domain: 'ACME', email: 'jdoe@acme.io' },
      process: {
        executable: 'C:\\Users\\jdoe\\AppData\\x.exe',
        command_line: 'runas /user:ACME\\JDOE "/home/jdoe/run" jdoes',
      },
    },
    expected: {
      user: { name: 'user-1', domain: 'DOMAIN-2', email: 'user-1@domain-1.example' },
      process: {
        executable: 'C:\\Users\\user-1\\AppData\\x.exe',
        command_line: 'runas /user:DOMAIN-2\\USER-1 "/home/user-1/run" jdoes',
      },
    },
  },
  {
    title: 'a folder gives a user away that no field names; folders of all stay',
    event: {
      file: {
        path: '/home/mia/notes',
        other: ['C:\\Users\\Public\\a', 'C:\\Users\\Mia Wong\\b', '/Users/Shared/c'],
      },
    },
    expected: {
      file: {
        path: '/home/user-1/notes',
        other: ['C:\\Users\\Public\\a', 'C:\\Users\\user-2\\b', '/Users/Shared/c'],
      },
    },
  },
  {
    title: 'accounts of everybody stay, the account of a machine follows it',
    event: {
      'host.name': 'PC7',
      'user.name': ['SYSTEM', 'root', 'PC7$', '-'],
      'user.domain': ['NT AUTHORITY', 'PC7'],
    },
    expected: {
      'host.name': 'HOST-1',
      'user.name': ['SYSTEM', 'root', 'HOST-1$', '-'],
      'user.domain': ['NT AUTHORITY', 'HOST-1'],
    },
  },
  {
    title: 'addresses keep their kind; those that name no machine stay',
    event: {
      source: {
        ip: [
          '10.7.8.9',
          '172.20.1.1',
          '192.168.4.4',
          '8.8.4.4',
          '127.0.0.1',
          '169.254.169.254',
          '203.0.113.7',
        ],
      },
      destination: {
        ip: ['2a00:1450:4001::5', 'fe80::1c2a:3bff:fe4d:5e6f', 'fd12:3456::1', '::1', '::ffff:10.7.8.9'],
      },
      process: { args: ['http://8.8.4.4:8080/x', '10.0.0.0/8', '10.7.8.9/32', 'a::b', 'std::1'] },
    },
    expected: {
      source: {
        ip: [
          '10.0.0.1',
          '172.16.0.1',
          '192.168.0.1',
          '192.0.2.1',
          '127.0.0.1',
          '169.254.169.254',
          '203.0.113.7',
        ],
      },
      destination: { ip: ['2001:db8::1', 'fe80::1', 'fd00::1', '::1', '::ffff:10.0.0.1'] },
      process: { args: ['http://192.0.2.1:8080/x', '10.0.0.0/8', '10.0.0.1/32', 'a::b', 'std::1'] },
    },
  },
  {
    title: 'hardware addresses keep their separators and capitals',
    event: {
      'host.mac': ['A4-BB-6D-01-02-03', 'a4:bb:6d:01:02:03', 'FF-FF-FF-FF-FF-FF'],
      'tls.hash': 'AA:BB:CC:DD:EE:FF:00:11',
    },
    expected: {
      'host.mac': ['00-00-5E-00-53-00', '00:00:5e:00:53:00', 'FF-FF-FF-FF-FF-FF'],
      'tls.hash': 'AA:BB:CC:DD:EE:FF:00:11',
    },
  },
  {
    title: 'SIDs lose their domain and keep the account’s number; well-known ones stay',
    event: {
      user: { id: 'S-1-5-21-1111111111-222222222-333333333-1001' },
      'group.id': 'S-1-5-32-544',
      'related.sid': 'S-1-5-21-1111111111-222222222-333333333-500',
      'process.user.id': 'S-1-5-18',
    },
    expected: {
      user: { id: 'S-1-5-21-1000000000-2000000000-3000000001-1001' },
      'group.id': 'S-1-5-32-544',
      'related.sid': 'S-1-5-21-1000000000-2000000000-3000000001-500',
      'process.user.id': 'S-1-5-18',
    },
  },
  {
    title: 'identifiers of hosts and agents keep their shape; numbers of users stay',
    event: {
      host: { id: 'f3d1a2b4-1111-4222-8333-abcdefabcdef' },
      agent: { id: 'f3d1a2b4-1111-4222-8333-abcdefabcdef', ephemeral_id: '9e' },
      user: { id: '1000' },
    },
    expected: {
      host: { id: '00000000-0000-0000-0000-000000000001' },
      agent: { id: '00000000-0000-0000-0000-000000000001', ephemeral_id: '01' },
      user: { id: '1000' },
    },
  },
  {
    title: 'what classifies an event stays, whatever people are called',
    event: {
      'user.name': 'start',
      'event.type': 'start',
      'process.name': 'start',
      'ecs.version': '1.2.3.4',
      'user_agent.original': 'Chrome/120.0.0.0',
    },
    expected: {
      'user.name': 'user-1',
      'event.type': 'start',
      'process.name': 'start',
      'ecs.version': '1.2.3.4',
      'user_agent.original': 'Chrome/120.0.0.0',
    },
  },
  {
    title: 'names of one or two letters are found where nothing else stands',
    event: { 'user.name': 'al', 'process.args': ['al', 'C:\\Users\\al\\x'], 'related.user': 'AL' },
    expected: { 'user.name': 'user-1', 'process.args': ['al', 'C:\\Users\\al\\x'], 'related.user': 'USER-1' },
  },
];

for (const { title, event: given, expected } of CASES)
  test(title, () => {
    assert.deepEqual(event(given), expected);
  });

test('layout, order, numbers, escapes and keys stay as they are written', () => {
  const before = `{\r\n\t"z" : 1.50,  "host.name":"b\\u0061r7" ,\n "p": "C:\\\\Users\\\\zoë\\\\\\u00e9 \\/ b\\u0061r7", "bar7": null }\n`;
  const after = `{\r\n\t"z" : 1.50,  "host.name":"host-1" ,\n "p": "C:\\\\Users\\\\user-1\\\\\\u00e9 \\/ host-1", "bar7": null }\n`;
  assert.equal(text(before), after);
});

test('the same value gets the same in all texts, and other selections of a text do not get it', () => {
  const [first, second] = redacted([
    { text: '{"host":{"name":"one"}}\n{"host":{"name":"two"}}\n' },
    { text: '[{"host":{"name":"two"}},{"host":{"name":"six"}}]' },
  ]);
  assert.equal(first, '{"host":{"name":"host-1"}}\n{"host":{"name":"host-2"}}\n');
  assert.equal(second, '[{"host":{"name":"host-2"}},{"host":{"name":"host-3"}}]');

  const lines =
    '{"host":{"name":"one"},"source.ip":"10.9.9.9"}\n{"host":{"name":"host-1"},"source.ip":"10.0.0.1"}\n';
  const [part] = redacted([{ text: lines, selection: { start: 2, end: 2 } }]);
  assert.equal(
    part,
    '{"host":{"name":"host-2"},"source.ip":"10.0.0.2"}\n{"host":{"name":"host-1"},"source.ip":"10.0.0.1"}\n',
  );
});

test('what is redacted stays as it is when it is redacted again', () => {
  const once = text(
    '{"host":{"name":"web01.acme.io","id":"abcdef12","mac":"A4-BB-6D-01-02-03"},"user":{"name":"jane","id":"S-1-5-21-1-2-3-1001","email":"jane@acme.io"},"source.ip":"8.8.4.4"}',
  );
  assert.equal(text(once), once);
});

test('hits and responses, with what stands around their documents', () => {
  const hit =
    '{"_index":"logs-web01","_id":"web01","_source":{"host":{"name":"web01"}},"highlight":{"message":["on web01"]}}';
  assert.equal(
    text(`{"hits":{"hits":[${hit}]}}`),
    `{"hits":{"hits":[${hit.replace('"name":"web01"', '"name":"host-1"').replace('on web01', 'on host-1')}]}}`,
  );
});

test('a text with something that is no event is refused: it would stay as it is', () => {
  assert.deepEqual(redact([{ text: '{}' }, { text: ' ' }]), {
    kind: 'refused',
    index: 1,
    reason: 'There is no event.',
  });
  const broken = redact([{ text: '{"host.name":"a"}\n{"host.name":\n' }]);
  assert.equal(broken.kind, 'refused');
  const other = redact([{ text: '{"host.name":"a"}\n7\n' }]);
  assert.equal(other.kind, 'refused');
});

test('many addresses are all different, and of their kind', () => {
  const all = Array.from({ length: 1000 }, (_, index) => [
    `10.200.${String(index >> 8)}.${String(index & 255)}`,
    `80.1.${String(index >> 8)}.${String(index & 255)}`,
    `2a01::${index.toString(16)}:1`,
  ]);
  const made = JSON.parse(text(JSON.stringify({ ips: all.flat() }))) as { ips: string[] };
  assert.equal(new Set(made.ips).size, all.flat().length);
  const blocks = ['10.0.0.0/8', '192.0.0.0/3', '2001:db8::/32'].map((block) => parseCidr(block));
  for (const [index, ip] of made.ips.entries()) {
    const [address, block] = [parseIp(ip), blocks[index % 3]];
    assert.ok(address !== undefined && block !== undefined && inBlock(address, block), ip);
  }
});

test('hostile texts take no longer than their length', () => {
  const started = performance.now();
  const names = Array.from({ length: 5_000 }, (_, index) => `x${String(index)} y`);
  for (const value of [
    ':'.repeat(200_000),
    'a@'.repeat(100_000),
    '1.'.repeat(100_000),
    '\\users\\'.repeat(30_000),
    'ab-'.repeat(80_000),
    'S-1-5-21-'.repeat(20_000),
  ])
    text(JSON.stringify({ 'host.name': value, message: value }));
  text(JSON.stringify({ 'user.name': names, message: names.join(' ').repeat(4) }));
  text(`{"a":${'['.repeat(60)}"web"${']'.repeat(60)}}`);
  assert.ok(performance.now() - started < 8_000, `${String(performance.now() - started)} ms`);
});
