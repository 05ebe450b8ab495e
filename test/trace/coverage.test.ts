/** Coverage against tables that were worked out by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import { createCoverage } from '../../server/src/core/trace/coverage/coverage.ts';
import type { CoverageReport } from '../../server/src/core/trace/coverage/report.ts';
import { textOf } from '../../server/src/core/text/span.ts';
import { planOf } from './random-eql.ts';
import { event, timed } from './support.ts';

type Streams = readonly (readonly SampleEvent[])[];

function cover(query: string, ...streams: Streams): CoverageReport {
  const coverage = createCoverage(planOf(query));
  for (const events of streams) {
    for (const one of events) coverage.add(one);
    coverage.endStream();
  }
  return coverage.report();
}

/** The report as `kind text: state hits/held`, exclusions with a minus. */
function table(query: string, ...streams: Streams): readonly string[] {
  return cover(query, ...streams).items.map(({ kind, span, excludes, state, hits, held }) => {
    const text = textOf(query, span).replace(/\s+/g, ' ');
    return `${excludes ? '-' : '+'}${kind} ${text}: ${state} ${String(hits)}/${String(held)}`;
  });
}

const p = (name: string, args: string | readonly string[] = 'x', user = 'nobody'): SampleEvent =>
  event({ process: { name, args }, user: { name: user } });

test('nothing is covered without events', () => {
  assert.deepEqual(table('process where process.name in ("apt", "dd")'), [
    '+condition process: never-true 0/0',
    '+condition process.name in ("apt", "dd"): never-true 0/0',
    '+literal "apt": never-true 0/0',
    '+literal "dd": never-true 0/0',
  ]);
});

test('literals, branches, and an exclusion', () => {
  const query =
    'any where process.name in ("apt", "dd", "cp") and (process.args : "a*" or process.args : ("b*", "c*"))' +
    ' and not user.name in ("root", "admin")';
  const events = [
    p('apt', 'ab'), // alerts by "apt" and "a*"
    p('apt', ['ab', 'bb']), // alerts; "a*" and "b*" hold at once: both are covered
    p('dd', 'zz'), // no alert: the group fails, so "dd" decided nothing
    p('apt', 'ab', 'root'), // the exclusion: would alert without "root"
    p('xx', 'zz', 'admin'), // "admin" holds, and there would be no alert without it
  ];
  assert.deepEqual(table(query, events), [
    '+condition process.name in ("apt", "dd", "cp"): covered 2/4',
    '+literal "apt": covered 2/3',
    '+literal "dd": never-decisive 0/1',
    '+literal "cp": never-true 0/0',
    '+branch process.args : "a*": covered 2/3',
    '+condition process.args : "a*": covered 2/3',
    '+literal "a*": covered 2/3',
    '+branch process.args : ("b*", "c*"): covered 1/1',
    '+condition process.args : ("b*", "c*"): covered 1/1',
    '+literal "b*": covered 1/1',
    '+literal "c*": never-true 0/0',
    '-condition user.name in ("root", "admin"): covered 1/2',
    '-literal "root": covered 1/1',
    '-literal "admin": never-decisive 0/1',
  ]);
});

test('two exclusions at once: without one of them there would still be no alert', () => {
  const query = 'any where process.name == "apt" and not user.name == "root" and not process.args == "x"';
  assert.deepEqual(table(query, [p('apt', 'x', 'root')]), [
    '+condition process.name == "apt": never-decisive 0/1',
    '+literal "apt": never-decisive 0/1',
    '-condition user.name == "root": never-decisive 0/1',
    '-literal "root": never-decisive 0/1',
    '-condition process.args == "x": never-decisive 0/1',
    '-literal "x": never-decisive 0/1',
  ]);
});

test('two literals of one exclusion at once are both covered', () => {
  const query = 'any where process.name == "apt" and not (process.args == "x" or process.args == "y")';
  assert.deepEqual(table(query, [p('apt', ['x', 'y'])]).slice(2), [
    '-branch process.args == "x": covered 1/1',
    '-condition process.args == "x": covered 1/1',
    '-literal "x": covered 1/1',
    '-branch process.args == "y": covered 1/1',
    '-condition process.args == "y": covered 1/1',
    '-literal "y": covered 1/1',
  ]);
});

// not (A and not (B and not C)): A under one negation, B under two, C under three.
const NESTED =
  'any where process.pid == 1 and not (process.name == "apt" and not (user.name == "root" and not process.args == "x"))';

function nested(name: string, user: string, args: string): SampleEvent {
  return event({ process: { pid: 1, name, args }, user: { name: user } });
}

for (const [title, one, expected] of [
  [
    // A, not B: the inner group fails, so A excludes; B and C are false.
    'one negation',
    nested('apt', 'nobody', 'y'),
    ['pid never-decisive', 'apt covered', 'root never-true', 'x never-true'],
  ],
  [
    // A, B, not C: B lifts the exclusion, and the event alerts. A decides nothing: without it there is an alert too.
    'two negations',
    nested('apt', 'root', 'y'),
    ['pid covered', 'apt never-decisive', 'root covered', 'x never-true'],
  ],
  [
    // A, B, C: C takes back what B lifted: no alert, and one without C. B is then without effect; A excludes.
    'three negations',
    nested('apt', 'root', 'x'),
    ['pid never-decisive', 'apt covered', 'root never-decisive', 'x covered'],
  ],
  [
    // Not A: nothing below the `not` matters.
    'none of them',
    nested('dd', 'root', 'x'),
    ['pid covered', 'apt never-true', 'root never-decisive', 'x never-decisive'],
  ],
] as const) {
  test(`nested negations: ${title}`, () => {
    const literals = cover(NESTED, [one]).items.filter(({ kind }) => kind === 'literal');
    const names = ['pid', 'apt', 'root', 'x'];
    assert.deepEqual(
      literals.map(({ state }, index) => `${names[index] ?? ''} ${state}`),
      expected,
    );
    assert.deepEqual(
      literals.map(({ excludes }) => excludes),
      [false, true, false, true],
    );
  });
}

test('`!=` and `not in` are negations; `== null` and `!= null` are not', () => {
  const query =
    'any where process.name != "dd" and user.name not in ("root", "x") and process.pid != null and source.ip == null';
  const base = { process: { name: 'apt', pid: 1 }, user: { name: 'nobody' } };
  const events = [
    event(base),
    event({ ...base, process: { name: 'dd', pid: 1 } }),
    event({ ...base, source: { ip: '10.0.0.1' } }),
  ];
  assert.deepEqual(table(query, events), [
    '-condition process.name != "dd": covered 1/1',
    '-literal "dd": covered 1/1',
    '-condition user.name not in ("root", "x"): never-true 0/0',
    '-literal "root": never-true 0/0',
    '-literal "x": never-true 0/0',
    '+condition process.pid != null: covered 1/3',
    '+condition source.ip == null: covered 1/2',
  ]);
});

test('a branch that is beside another one that holds is covered too; one below a failing `and` is not', () => {
  const query = 'any where process.name == "apt" or (process.args == "x" and user.name == "root")';
  assert.deepEqual(table(query, [p('apt', 'x', 'nobody')]), [
    '+branch process.name == "apt": covered 1/1',
    '+condition process.name == "apt": covered 1/1',
    '+literal "apt": covered 1/1',
    '+branch process.args == "x" and user.name == "root": never-true 0/0',
    '+condition process.args == "x": never-decisive 0/1',
    '+literal "x": never-decisive 0/1',
    '+condition user.name == "root": never-true 0/0',
    '+literal "root": never-true 0/0',
  ]);
});

test('an exclusion in a branch does not count while another branch raises the alert', () => {
  const query = 'any where process.name == "apt" or not process.args == "x"';
  const exclusion = (name: string): string | undefined =>
    table(query, [p(name, 'x')]).find((line) => line.startsWith('-literal'));
  assert.equal(exclusion('apt'), '-literal "x": never-decisive 0/1');
  assert.equal(exclusion('dd'), '-literal "x": covered 1/1');
});

test('calls: those that the engine runs as tests, and those that it computes', () => {
  const query =
    'any where cidrMatch(source.ip, "10.0.0.0/8", "192.0.2.0/24") or length(substring(process.name, 0, 2)) < 2' +
    ' or concat(process.name, user.name) : ("a*", "*t", "zz") or process.interactive';
  const events = [
    event({ source: { ip: '192.0.2.9' } }),
    event({ process: { name: 'ap' }, user: { name: 't' } }),
  ];
  assert.deepEqual(
    table(query, events).filter((line) => !line.startsWith('+branch')),
    [
      '+condition cidrMatch(source.ip, "10.0.0.0/8", "192.0.2.0/24"): covered 1/1',
      '+call cidrMatch(source.ip, "10.0.0.0/8", "192.0.2.0/24"): covered 1/1',
      '+literal "10.0.0.0/8": never-true 0/0',
      '+literal "192.0.2.0/24": covered 1/1',
      '+condition length(substring(process.name, 0, 2)) < 2: never-true 0/0',
      '+call length(substring(process.name, 0, 2)): never-true 0/0',
      '+call substring(process.name, 0, 2): never-true 0/0',
      '+literal 2: never-true 0/0',
      '+condition concat(process.name, user.name) : ("a*", "*t", "zz"): covered 1/1',
      '+call concat(process.name, user.name): covered 1/1',
      '+literal "a*": covered 1/1',
      '+literal "*t": covered 1/1',
      '+literal "zz": never-true 0/0',
      '+condition process.interactive: never-true 0/0',
    ],
  );
});

test('the totals count each kind and all of them', () => {
  const { totals } = cover('process where process.name in ("apt", "dd", "cp")', [p('apt'), p('dd')]);
  assert.deepEqual(totals.literal, { total: 3, covered: 2, neverDecisive: 0, neverTrue: 1 });
  assert.deepEqual(totals.condition, { total: 2, covered: 2, neverDecisive: 0, neverTrue: 0 });
  assert.deepEqual(totals.all, { total: 5, covered: 4, neverDecisive: 0, neverTrue: 1 });
});

test('a query that can never match has one condition, and it is never true', () => {
  assert.deepEqual(table('any where ?no.such.field == "a"', [p('apt')]), [
    '+condition any where ?no.such.field == "a": never-true 0/0',
  ]);
});

const s = (second: number, name: string, host = 'h1', user = 'nobody'): SampleEvent =>
  timed(second, { process: { name }, user: { name: user }, host: { id: host } });

const SEQUENCE = `sequence by host.id with maxspan=5s
[any where process.name in ("apt", "dd")]
[any where process.name in ("curl", "wget") and not user.name == "root"]`;

test('a term counts where the event fills its stage', () => {
  // The second stream has another host, the third is late: in both nothing waits for the second term.
  const streams = [
    [s(0, 'apt'), s(1, 'curl')],
    [s(0, 'dd'), s(1, 'wget', 'h2')],
    [s(0, 'dd'), s(6, 'wget')],
  ];
  assert.deepEqual(table(SEQUENCE, ...streams), [
    '+term [any where process.name in ("apt", "dd")]: covered 3/3',
    '+condition process.name in ("apt", "dd"): covered 3/3',
    '+literal "apt": covered 1/1',
    '+literal "dd": covered 2/2',
    '+term [any where process.name in ("curl", "wget") and not user.name == "root"]: covered 1/3',
    '+condition process.name in ("curl", "wget"): covered 1/3',
    '+literal "curl": covered 1/1',
    '+literal "wget": never-decisive 0/2',
    '-condition user.name == "root": never-true 0/0',
    '-literal "root": never-true 0/0',
  ]);
});

test('an exclusion counts where the event would fill the stage without it', () => {
  const exclusion = (...events: readonly SampleEvent[]): string | undefined =>
    table(SEQUENCE, events).find((line) => line.startsWith('-literal'));
  assert.equal(exclusion(s(0, 'apt'), s(1, 'curl', 'h1', 'root')), '-literal "root": covered 1/1');
  assert.equal(exclusion(s(0, 'apt'), s(1, 'curl', 'h2', 'root')), '-literal "root": never-decisive 0/1');
  assert.equal(exclusion(s(1, 'curl', 'h1', 'root')), '-literal "root": never-decisive 0/1');
  assert.equal(exclusion(s(0, 'apt'), s(6, 'curl', 'h1', 'root')), '-literal "root": never-decisive 0/1');
});

test('sequences do not go on from one stream to the next', () => {
  assert.equal(cover(SEQUENCE, [s(0, 'apt')], [s(1, 'curl')]).totals.term.covered, 1);
  assert.equal(cover(SEQUENCE, [s(0, 'apt'), s(1, 'curl')]).totals.term.covered, 2);
});

test('a term with runs is covered when its last run is', () => {
  const query = `sequence by host.id with maxspan=5s
[any where process.name in ("apt", "dd")] with runs=3
[any where process.name == "curl"]`;
  const term = (...events: readonly SampleEvent[]): string | undefined => table(query, events)[0];
  const text = '+term [any where process.name in ("apt", "dd")] with runs=3';
  assert.equal(term(s(0, 'apt'), s(1, 'apt')), `${text}: never-decisive 0/2`);
  assert.equal(term(s(0, 'apt'), s(1, 'apt'), s(2, 'dd')), `${text}: covered 1/3`);
});

test('`until` is covered when it ends a sequence that waits', () => {
  const query = `${SEQUENCE}\nuntil [any where process.name in ("bash", "zsh") and not user.name == "ab"]`;
  const lines = table(
    query,
    [s(0, 'apt'), s(1, 'bash')],
    [s(0, 'zsh')],
    // Would end it but for the exclusion.
    [s(0, 'apt'), s(1, 'bash', 'h1', 'ab')],
  );
  assert.deepEqual(lines.slice(-6), [
    '-term [any where process.name in ("bash", "zsh") and not user.name == "ab"]: covered 1/2',
    '-condition process.name in ("bash", "zsh"): covered 1/3',
    '-literal "bash": covered 1/2',
    '-literal "zsh": never-decisive 0/1',
    '+condition user.name == "ab": covered 1/1',
    '+literal "ab": covered 1/1',
  ]);
});

test('a missing event is covered when it keeps a complete sequence from being a result', () => {
  const query = `sequence by host.id with maxspan=5s
[any where process.name == "apt"]
![any where process.name in ("dd", "cp") and not user.name == "ab"]
[any where process.name == "curl"]`;
  const lines = table(
    query,
    [s(0, 'apt'), s(1, 'dd'), s(2, 'curl')],
    [s(0, 'apt'), s(1, 'cp', 'h2'), s(2, 'curl')],
    [s(0, 'apt'), s(1, 'cp', 'h1', 'ab'), s(2, 'curl')],
  );
  assert.deepEqual(lines.slice(3, 9), [
    '-term ![any where process.name in ("dd", "cp") and not user.name == "ab"]: covered 1/2',
    '-condition process.name in ("dd", "cp"): covered 1/3',
    '-literal "dd": covered 1/1',
    '-literal "cp": never-decisive 0/2',
    '+condition user.name == "ab": covered 1/1',
    '+literal "ab": covered 1/1',
  ]);
});

test('conditions that Elasticsearch copies to other terms are counted where they stand', () => {
  const query = 'sequence by host.id [any where host.id == "h1"] [any where process.pid == 2]';
  const conditions = cover(query).items.filter(({ kind }) => kind === 'condition');
  assert.deepEqual(
    conditions.map(({ span }) => textOf(query, span)),
    ['host.id == "h1"', 'process.pid == 2'],
  );
});

test('an event without a timestamp takes no part in a sequence, one without a join key fills no stage', () => {
  const untimed = event({ process: { name: 'apt' }, host: { id: 'h1' } });
  const keyless = timed(1, { process: { name: 'apt' } });
  assert.deepEqual(table(SEQUENCE, [untimed, keyless]).slice(0, 3), [
    '+term [any where process.name in ("apt", "dd")]: never-true 0/0',
    '+condition process.name in ("apt", "dd"): never-decisive 0/1',
    '+literal "apt": never-decisive 0/1',
  ]);
});

test('a term of a sample is covered by an event that has its join keys', () => {
  const query = 'sample by host.id [any where process.name == "apt"] [any where process.name == "dd"]';
  assert.deepEqual(table(query, [event({ process: { name: 'apt' }, host: { id: 'h1' } }), p('dd')]), [
    '+term [any where process.name == "apt"]: covered 1/1',
    '+condition process.name == "apt": covered 1/1',
    '+literal "apt": covered 1/1',
    '+term [any where process.name == "dd"]: never-decisive 0/1',
    '+condition process.name == "dd": never-decisive 0/1',
    '+literal "dd": never-decisive 0/1',
  ]);
});
