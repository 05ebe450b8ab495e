/** What a case's events come to, and which event, condition and value a failure names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failuresOf, lines, runCase, runCases } from './support.ts';

const QUERY = `process where event.type == "start" and
  process.name in ("curl", "wget") and process.pid > 100 and
  (user.name == "root" or process.args like "--silent*") and
  not process.parent.name == "cron" and process.working_directory != "/opt"`;

interface Fields {
  readonly category?: string;
  readonly type?: string;
  readonly name?: string | null;
  readonly pid?: unknown;
  readonly user?: string;
  readonly args?: readonly string[];
  readonly parent?: string;
  readonly directory?: string;
}

function event({ category = 'process', type = 'start', name = 'curl', pid = 500, ...more }: Fields = {}) {
  const { user = 'root', args, parent, directory } = more;
  return {
    event: { category, type },
    process: {
      ...(name !== null && { name }),
      pid,
      args,
      parent: { name: parent },
      working_directory: directory,
    },
    user: { name: user },
  };
}

const FINE = event();

type Told = readonly [line: number, reason: string, condition: string | undefined, value: unknown];

const DOES_NOT_MEET = 'No alert: the event does not meet this condition.';

const SPOILT: readonly (readonly [
  title: string,
  fields: Fields,
  reason: string,
  condition: string,
  value: unknown,
])[] = [
  ['the category', { category: 'file' }, DOES_NOT_MEET, 'process', 'file'],
  ['a comparison', { type: 'end' }, DOES_NOT_MEET, 'event.type == "start"', 'end'],
  ['a list', { name: 'nc' }, DOES_NOT_MEET, 'process.name in ("curl", "wget")', 'nc'],
  ['a number', { pid: 100 }, DOES_NOT_MEET, 'process.pid > 100', 100],
  [
    'a field that is not there',
    { name: null },
    'No alert: the event has no value of `process.name`, so it does not meet this condition.',
    'process.name in ("curl", "wget")',
    undefined,
  ],
  [
    'what a `not` excludes',
    { parent: 'cron' },
    'No alert: the event meets this condition, which the query excludes with `not`.',
    'process.parent.name == "cron"',
    'cron',
  ],
  ['`!=` has no `not`', { directory: '/opt' }, DOES_NOT_MEET, 'process.working_directory != "/opt"', '/opt'],
  [
    'all alternatives, with the values of all their fields',
    { user: 'www', args: ['-v', '-o'] },
    'No alert: the event meets none of these alternatives.',
    'user.name == "root" or process.args like "--silent*"',
    { 'user.name': 'www', 'process.args': ['-v', '-o'] },
  ],
  ['the first of two', { type: 'end', name: 'nc' }, DOES_NOT_MEET, 'event.type == "start"', 'end'],
];

for (const [title, fields, reason, condition, value] of SPOILT) {
  test(`spoilt: ${title}`, async () => {
    const spoilt = event(fields);
    const report = await runCase(QUERY, 'match.ndjson', lines(FINE, spoilt));
    assert.equal(report.passed, false);
    assert.equal(report.alerts, 1);
    assert.deepEqual(failuresOf(report), [[2, reason, condition, value]] satisfies Told[]);
    assert.deepEqual(report.verdicts[0], { line: 1, alert: true });
    assert.equal(report.verdicts[1]?.failed?.text, condition);
  });
}

test('the place of a condition is its place in the rule file', async () => {
  const rule = await runCases(QUERY, { 'match.json': lines(event({ type: 'end' })) });
  const [one] = rule.cases;
  const condition = one?.failures[0]?.condition;
  const document = (await import('./support.ts')).ruleText(QUERY);
  assert.equal(document.slice(condition?.span.start, condition?.span.end), 'event.type == "start"');
});

test('an alert that must not be: the last condition that is no exclusion', async () => {
  const report = await runCase(QUERY, 'no-match.ndjson', lines(event({ name: 'nc' }), FINE));
  assert.deepEqual(failuresOf(report), [
    [
      2,
      'An alert that must not be: the event meets every condition, and no exclusion spares it. Shown is the last that is no exclusion.',
      'process.working_directory != "/opt"',
      undefined,
    ],
  ] satisfies Told[]);
});

test('an alert that must not be: the exclusion that came nearest to sparing it', async () => {
  const query = `process where process.name == "curl" and not user.name == "backup" and
    not (process.parent.name == "cron" and user.name == "nagios")`;
  const report = await runCase(query, 'no-match.ndjson', lines(event({ parent: 'cron', user: 'root' })));
  assert.deepEqual(failuresOf(report), [
    [
      1,
      'An alert that must not be: the event meets every condition, and the exclusion that comes nearest to sparing it fails here.',
      'user.name == "nagios"',
      'root',
    ],
  ] satisfies Told[]);
});

test('an alert that must not be: of several values the one that met the condition, of alternatives the one that held', async () => {
  const query = 'process where user.name == "root" and (process.name == "nc" or process.args : "*silent*")';
  const report = await runCase(query, 'no-match.ndjson', lines(event({ args: ['-v', '--SILENT'] })));
  assert.deepEqual(failuresOf(report), [
    [
      1,
      'An alert that must not be: the event meets every condition. Shown is the last one.',
      'process.args : "*silent*"',
      '--SILENT',
    ],
  ] satisfies Told[]);
});

test('match-any: one alert is enough', async () => {
  const report = await runCase(QUERY, 'match-any.ndjson', lines(event({ name: 'nc' }), FINE));
  assert.equal(report.passed, true);
  assert.deepEqual(report.failures, []);
});

test('match-any without an alert tells of the few nearest events', async () => {
  const far = event({ type: 'end', name: 'nc', pid: 1 });
  const near = event({ pid: 7 });
  const events = Array.from({ length: 2000 }, (_, index) => (index === 1500 ? near : far));
  const report = await runCase(QUERY, 'match-any.ndjson', lines(...events));
  assert.equal(report.failures.length, 3);
  const [first, second] = failuresOf(report);
  assert.deepEqual(first, [
    1501,
    `${DOES_NOT_MEET} This is one of the events that come nearest.`,
    'process.pid > 100',
    7,
  ]);
  assert.equal(second?.[0], 1);
});

test('many failures of one kind are told in one that stands for the rest', async () => {
  const events = Array.from({ length: 500 }, () => event({ name: 'nc' }));
  const report = await runCase(QUERY, 'match.ndjson', lines(...events));
  assert.equal(report.failures.length, 20);
  assert.deepEqual(failuresOf(report).at(-1), [
    20,
    '481 more events from this line on raise no alert.',
    undefined,
    undefined,
  ]);
  assert.equal(report.verdicts.length, 500);
  assert.deepEqual(
    failuresOf(await runCase(QUERY, 'match.ndjson', lines(...events.slice(0, 20)))).at(-1)?.[0],
    20,
  );
});

test('places that can not be read are failures, the first ten one by one', async () => {
  const report = await runCase(
    QUERY,
    'match.ndjson',
    lines(FINE, ...Array.from({ length: 30 }, () => '{"a": ')),
  );
  assert.equal(report.unread.length, 10);
  assert.equal(report.unreadTotal, 30);
  assert.equal(report.failures.length, 11);
  assert.match(report.failures[0]?.reason ?? '', /^Not read: This is no JSON: /);
  assert.deepEqual(failuresOf(report).at(-1)?.slice(0, 2), [
    12,
    "20 more places from this line on can't be read.",
  ]);
});

test('a file without an event shows nothing, whatever its name', async () => {
  for (const name of ['match.ndjson', 'match-any.json', 'no-match.json']) {
    for (const text of ['', '\n', '[]', '{"hits": {"hits": []}}']) {
      const report = await runCase(QUERY, name, text);
      assert.deepEqual(failuresOf(report), [
        [1, 'The file holds no event, so it shows nothing.', undefined, undefined],
      ] satisfies Told[]);
    }
  }
});

test('an event that a pipe cuts off', async () => {
  const report = await runCase(`${QUERY} | head 1`, 'match.ndjson', lines(FINE, FINE));
  assert.deepEqual(failuresOf(report), [
    [
      2,
      'No alert: the event meets the condition, but a pipe of the query cuts it off.',
      undefined,
      undefined,
    ],
  ] satisfies Told[]);
});

test('a query that can match nothing', async () => {
  const report = await runCase('process where ?no.such == "x"', 'match.ndjson', lines(FINE));
  assert.match(report.failures[0]?.reason ?? '', /^No alert: the query can match no event/);
  assert.equal(report.failures[0]?.line, 1);
});

test('a search that Elasticsearch would fail is a failed case with the event', async () => {
  const report = await runCase(
    'process where 1 / process.pid == 1',
    'no-match.ndjson',
    lines(FINE, event({ pid: 0 })),
  );
  assert.equal(report.passed, false);
  assert.equal(report.failures[0]?.line, 2);
  assert.match(report.failures[0].reason, /^Elasticsearch would fail this search: .*zero/);
});

test('what an event is explained by may fail where the search does not come to it', async () => {
  const query = 'process where process.name == "nc" and 1 / process.pid == 1';
  const report = await runCase(query, 'match.ndjson', lines(event({ pid: 0 })));
  assert.deepEqual(failuresOf(report), [[1, DOES_NOT_MEET, 'process.name == "nc"', 'curl']] satisfies Told[]);
});

test('a rule that can not be run fails each case with the reason at its place', async () => {
  const { cases, unsupported } = await runCases('process where no.such.field == 1', {
    'match.ndjson': lines(FINE),
    'no-match.ndjson': lines(FINE),
  });
  assert.equal(unsupported.length, 1);
  assert.equal(unsupported[0]?.text, 'no.such.field');
  for (const one of cases) {
    assert.equal(one.passed, false);
    assert.deepEqual(one.failures[0]?.reason, `Not run: ${unsupported[0].message}`);
    assert.equal(one.failures[0].condition?.text, 'no.such.field');
  }
});

test('a rule without cases says what can never be run, and not what depends on events', async () => {
  assert.deepEqual((await runCases('process where no.such.field == 1', {})).unsupported, []);
  const broken = await runCases('process where', {});
  assert.match(broken.unsupported[0]?.message ?? '', /^The query has an error\. /);
});

test('a rule that is no valid TOML is not run, though its cases would pass: nothing can load it', async () => {
  const { cases, unsupported } = await runCases(
    QUERY,
    { 'match.ndjson': lines(FINE) },
    { rule: 'author = [' },
  );
  assert.match(unsupported[0]?.message ?? '', /^The rule is no valid TOML, so nothing can load it\. /);
  assert.equal(unsupported[0]?.text, '[');
  assert.deepEqual(
    cases.map(({ passed, failures }) => [
      passed,
      failures[0]?.reason.startsWith('Not run: The rule is no valid'),
    ]),
    [[false, true]],
  );
  const many = await runCases(QUERY, {}, { rule: 'x = \n'.repeat(1000) });
  assert.ok(many.unsupported.length > 1 && many.unsupported.length <= 5, 'the first ones');
});

test('a rule with filters is not run, since they decide too; one that is switched off does not', async () => {
  const filter = (more: string): string =>
    `filters = [{ meta = { ${more} }, query = { exists = { field = "user.name" } } }]`;
  const files = { 'match.ndjson': lines(FINE) };
  const { cases, unsupported } = await runCases(QUERY, files, { rule: filter('negate = true') });
  assert.equal(unsupported.length, 1);
  assert.match(unsupported[0]?.message ?? '', /^Elastic lets only events through that pass this filter/);
  assert.equal(
    unsupported[0]?.text,
    '{ meta = { negate = true }, query = { exists = { field = "user.name" } } }',
  );
  assert.deepEqual(
    cases.map(({ passed }) => passed),
    [false],
  );
  const off = await runCases(QUERY, files, { rule: filter('disabled = true') });
  assert.deepEqual([off.unsupported, off.cases[0]?.passed], [[], true]);
});

test('a field that the index holds in lower case is searched so, whatever the literal', async () => {
  const upper = { ...FINE, process: { ...FINE.process, name: 'CURL.Exe' } };
  const alerts = async (condition: string): Promise<number> => {
    const report = await runCase(`process where ${condition}`, 'match-any.ndjson', lines(upper));
    return report.alerts;
  };
  for (const condition of [
    'process.name.caseless == "curl.exe"',
    'process.name.caseless == "CURL.EXE"',
    'process.name.caseless in ("x", "Curl.exe")',
    'process.name.caseless like "C*.EXE"',
    'process.name.caseless regex "CURL.+"',
    'startsWith(process.name.caseless, "CU")',
    'process.name.caseless : "curl.exe"',
    'process.name.caseless < "d"',
    // Computed: the script has the value as the index has it, and its own literal as it is written.
    'concat(process.name.caseless, "X") == "curl.exeX"',
  ])
    assert.equal(await alerts(condition), 1, condition);
  for (const condition of [
    'process.name == "curl.exe"',
    'process.name.caseless != "CURL.EXE"',
    'concat(process.name.caseless, "") == "CURL.Exe"',
  ])
    assert.equal(await alerts(condition), 0, condition);
});

test('alertsOf says what raises an alert', async () => {
  const files = { 'match.ndjson': lines(FINE) };
  assert.equal((await runCases(QUERY, files)).alertsOf, 'events');
  assert.equal((await runCases(`sequence by user.name [${QUERY}] [${QUERY}]`, files)).alertsOf, 'sequences');
  assert.equal((await runCases('process where', files)).alertsOf, undefined);
});

test('with a clock each case says how long it took, without one none does', async () => {
  const cases = { 'match-a.json': '{"event":{"category":"process"}}', 'no-match-b.json': '{}' };
  const query = 'process where true';
  let now = 0;
  const timed = await runCases(query, cases, { clock: () => (now += 5) });
  // Once while it is read, once while it is judged.
  assert.deepEqual(
    timed.cases.map(({ milliseconds }) => milliseconds),
    [10, 10],
  );
  const untimed = await runCases(query, cases);
  assert.ok(untimed.cases.every((one) => !('milliseconds' in one)));
});
