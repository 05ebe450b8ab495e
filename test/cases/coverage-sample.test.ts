/** A rule with alternatives, lists and exclusions: coverage names exactly what no case exercises. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, runIn } from '../cli/support.ts';
import { lines, runCases, ruleText, service, type MemoryFiles } from './support.ts';

const QUERY = `process where event.type == "start" and
  ((process.name in ("apk", "apt", "dnf") and process.args in ("add", "install")) or
   (process.name == "dpkg" and process.args like ("-i*", "--install"))) and
  process.args like ("nmap*", "ncat", "socat") and
  not process.parent.name in ("ansible", "puppet") and
  not (user.name == "builder" and container.image.name like "ci/*")`;

function start(
  args: readonly string[],
  more: { readonly parent?: string; readonly user?: string; readonly image?: string } = {},
) {
  const { parent = 'bash', user = 'root', image = 'shop/web' } = more;
  return {
    event: { category: ['process'], type: ['start'] },
    process: { name: args[0], args, parent: { name: parent } },
    user: { name: user },
    container: { image: { name: image } },
  };
}

const CASES: MemoryFiles = {
  'match-installs.ndjson': lines(
    start(['apt', 'install', 'nmap-common']),
    start(['apk', 'add', 'socat']),
    start(['dpkg', '-i', 'nmap.deb']),
  ),
  'no-match-others.ndjson': lines(
    // `dnf` and `ncat` hold here, and decide nothing: it installs nothing.
    start(['dnf', 'list', 'ncat']),
    start(['apt', 'install', 'nmap'], { parent: 'puppet' }),
    // A build, but of nothing that would alert: the exclusion holds, and decides nothing.
    start(['apt', 'install', 'less'], { user: 'builder', image: 'ci/base' }),
  ),
};

const NOT_EXERCISED = [
  ['"dnf"', 'never-decisive', false],
  ['"--install"', 'never-true', false],
  ['"ncat"', 'never-decisive', false],
  ['"ansible"', 'never-true', true],
  ['"builder"', 'never-decisive', true],
  ['"ci/*"', 'never-decisive', true],
];

test('the literals that no case exercises, exclusions included, and no others', async () => {
  const { coverage, cases } = await runCases(QUERY, CASES, { coverage: true });
  assert.ok(cases.every(({ passed }) => passed));
  const literals = coverage?.items.filter(({ kind }) => kind === 'literal') ?? [];
  const missing = literals.filter(({ state }) => state !== 'covered');
  assert.equal(literals.length, 16);
  assert.deepEqual(
    missing.map(({ span, state, excludes }) => [QUERY.slice(span.start, span.end), state, excludes]),
    NOT_EXERCISED,
  );
});

test('cases for exactly these make it whole', async () => {
  const more = {
    'match-more.ndjson': lines(start(['dnf', 'install', 'ncat']), start(['dpkg', '--install', 'socat'])),
    'no-match-more.ndjson': lines(
      start(['apt', 'install', 'nmap'], { parent: 'ansible' }),
      start(['apt', 'install', 'nmap'], { user: 'builder', image: 'ci/base' }),
    ),
  };
  const { coverage, cases } = await runCases(QUERY, { ...CASES, ...more }, { coverage: true });
  assert.ok(cases.every(({ passed }) => passed));
  assert.deepEqual(
    coverage?.items.filter(({ state }) => state !== 'covered'),
    [],
  );
});

test('the command line says so, to people and to programs', async () => {
  const files = Object.entries(CASES).map(
    ([name, content]) => [`x.samples/${name}`, String(content)] as const,
  );
  const cwd = folderWith({ 'x.toml': ruleText(QUERY), ...Object.fromEntries(files) });
  const run = (format: string) =>
    runIn({ cwd, service: () => service }, 'test', '--coverage', '--format', format, 'x.toml');
  const words = new Map([
    ['never-true', 'never true'],
    ['never-decisive', 'true, but never decisive'],
  ]);
  const { stdout } = await run('pretty');
  const listed = [...stdout.matchAll(/^ +x\.toml:\d+:\d+: ((?:excluded )?literal .*)$/gm)].map(
    ([, told]) => told,
  );
  assert.deepEqual(
    listed,
    NOT_EXERCISED.map(
      ([text, state, excludes]) =>
        `${excludes === true ? 'excluded ' : ''}literal ${String(text)}: ${String(words.get(String(state)))}`,
    ),
  );
  const json = JSON.parse((await run('json')).stdout) as {
    rules: { coverage: { items: { kind: string; state: string; text: string; excludes: boolean }[] } }[];
  };
  const literals = json.rules[0]?.coverage.items.filter(({ kind }) => kind === 'literal') ?? [];
  assert.deepEqual(
    literals
      .filter(({ state }) => state !== 'covered')
      .map(({ text, state, excludes }) => [text, state, excludes]),
    NOT_EXERCISED,
  );
});
