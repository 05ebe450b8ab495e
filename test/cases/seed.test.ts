/**
 * A rule file outside the repository whose query looks into lists of arguments, as the project's first rule does. The
 * second half runs the query of that rule itself, where the reference folder is there.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith, runIn } from '../cli/support.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';
import { lines, ruleText, service } from './support.ts';

interface Case {
  readonly alerts: number;
  readonly passed: boolean;
  readonly failures: readonly {
    readonly line: number;
    readonly condition?: { readonly text: string };
    readonly value?: unknown;
  }[];
}

/** Runs a rule file of its own over one file of events. */
async function run(
  query: string,
  name: string,
  ...events: readonly unknown[]
): Promise<Case & { readonly code: number }> {
  const cwd = folderWith({ 'rule.toml': ruleText(query), [`rule.samples/${name}`]: lines(...events) });
  const { stdout, code } = await runIn(
    { cwd, service: () => service },
    'test',
    '--format',
    'json',
    'rule.toml',
  );
  const [found] = (JSON.parse(stdout) as { rules: { cases: Case[] }[] }).rules[0]?.cases ?? [];
  assert.ok(found);
  return { ...found, code };
}

/** A program that is started in a container, by somebody at a terminal unless `interactive` says otherwise. */
function start(
  args: readonly string[],
  more: { readonly name?: string; readonly interactive?: boolean; readonly container?: object } = {},
) {
  const { name = args[0] ?? '', interactive = true, container = { id: 'c4f1' } } = more;
  return {
    '@timestamp': '2026-02-03T04:05:06.000Z',
    event: { category: ['process'], type: ['start'], action: 'exec' },
    host: { os: { type: 'linux' } },
    process: { name, args, interactive },
    container,
  };
}

const OWN = `process where host.os.type == "linux" and event.type == "start" and process.interactive == true and
  ((process.name in ("apk", "apt") and process.args in ("add", "install")) or
   (process.name == "dpkg" and process.args like "-*i*")) and
  process.args like ("nmap*", "socat") and container.id like "*"`;

const HITS: readonly (readonly [title: string, event: unknown])[] = [
  ['the tool stands among other values', start(['apt', 'install', '-y', 'nmap'])],
  ['in the first place', start(['socat', 'apk', 'add'], { name: 'apk' })],
  ['a pattern meets one value, another another', start(['dpkg', '-Ei', 'nmap_7.95_amd64.deb'])],
];

const MISSES: readonly (readonly [title: string, event: unknown, condition: RegExp, value: unknown])[] = [
  [
    'no tool',
    start(['apt', 'install', 'less']),
    /process\.args like \("nmap\*", "socat"\)/,
    ['apt', 'install', 'less'],
  ],
  [
    'the values together would, none alone does',
    start(['apt', 'inst', 'all', 'nmap']),
    /process\.args in/,
    ['apt', 'inst', 'all', 'nmap'],
  ],
  ['upper case', start(['apt', 'install', 'NMAP']), /process\.args like/, ['apt', 'install', 'NMAP']],
  ['an empty list', start([], { name: 'apt' }), /process\.args in/, undefined],
  [
    'not at a terminal',
    start(['apt', 'install', 'nmap'], { interactive: false }),
    /process\.interactive/,
    false,
  ],
  ['not in a container', start(['apt', 'install', 'nmap'], { container: {} }), /container\.id/, undefined],
];

test('every event that must alert does', async () => {
  const { code, alerts, failures } = await run(OWN, 'match.ndjson', ...HITS.map(([, event]) => event));
  assert.deepEqual(failures, []);
  assert.equal(alerts, HITS.length);
  assert.equal(code, 0);
});

for (const [title, event, condition, value] of MISSES) {
  test(`no alert: ${title}`, async () => {
    assert.equal((await run(OWN, 'no-match.ndjson', event)).code, 0);
    const { code, failures } = await run(OWN, 'match.ndjson', event);
    assert.equal(code, 1);
    assert.equal(failures.length, 1);
    assert.match(failures[0]?.condition?.text ?? '', condition);
    assert.deepEqual(failures[0]?.value, value);
  });
}

const seed = sharedFolder('seed');

/** The query of the rule, which stands there on one line. */
function seedQuery(folder: string): string {
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const text = readFileSync(join(folder, file ?? ''), 'utf8');
  const query = /query = '''(?<query>[\s\S]*?)'''/.exec(text)?.groups?.['query'];
  return query?.trim() ?? assert.fail('the rule of the seed has a query');
}

test(
  'the query of the first rule over events of our own',
  { skip: seed === undefined && skipWithoutShared },
  async () => {
    const query = seedQuery(seed ?? '');
    const hits = [
      start(['apt-get', 'install', '-y', 'socat']),
      start(['apk', 'add', '--no-cache', 'python3-dev']),
      start(['/usr/bin/pacman', '-Sy', 'ruby'], { name: 'pacman' }),
      start(['dpkg', '-i', 'openssl'], { name: 'dpkg' }),
      {
        ...start([], { name: 'yum' }),
        process: { name: 'yum', interactive: 'true' },
        'process.args': ['yum', 'install', 'perl'],
      },
    ];
    const misses = [
      start(['apt-get', 'remove', 'socat']),
      start(['apt-get', 'install', 'less']),
      start(['pacman', '-R', 'ruby']),
      start(['apk', 'install', 'curl']),
      start(['apt', 'install', 'curl'], { interactive: false }),
      start(['apt', 'install', 'curl'], { container: {} }),
      {
        ...start(['apt', 'install', 'curl']),
        event: { category: ['process'], type: ['end'], action: 'exec' },
      },
      { ...start(['apt', 'install', 'curl']), host: { os: { type: 'windows' } } },
    ];
    const matched = await run(query, 'match.ndjson', ...hits);
    assert.deepEqual(matched.failures, []);
    assert.equal(matched.alerts, hits.length);
    const quiet = await run(query, 'no-match.ndjson', ...misses);
    assert.deepEqual(quiet.failures, []);
    assert.equal(quiet.alerts, 0);
    for (const event of misses) {
      const { failures } = await run(query, 'match.ndjson', event);
      assert.equal(failures.length, 1);
      assert.notEqual(failures[0]?.condition?.text ?? '', '');
    }
  },
);
