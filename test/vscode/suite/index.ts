/** Entry of the suite for the extension host, in code-server and on the desktop alike: `run` resolves when all passed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';
import { version } from 'vscode';
import { measures } from './support/measures.ts';
import { GREP_VARIABLE, RESULTS_VARIABLE, UNTRUSTED_VARIABLE, type SuiteResults } from '../results.ts';

const LIMIT = 60_000;

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: LIMIT });
  const grep = process.env[GREP_VARIABLE];
  if (grep !== undefined) mocha.grep(grep);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  if (process.env[UNTRUSTED_VARIABLE] !== undefined) await import('./untrusted.ts');
  else await importSuites();
  const results = await runMocha(mocha);
  save(results);
  if (results.failed > 0) throw new Error(`${String(results.failed)} tests failed.`);
  if (results.passed === 0) throw new Error('No test ran.');
}

async function importSuites(): Promise<void> {
  // First the one that must see no server; it can't once another has opened a rule.
  await import('./asleep.ts');
  await import('./manifest.ts');
  await import('./checks.ts');
  await import('./explanations.ts');
  await import('./rule-tests.ts');
  await import('./rule-explorer.ts');
  await import('./event-items.ts');
  await import('./configuration.ts');
  await import('./other-inputs.ts');
  await import('./coverage.ts');
  await import('./queries.ts');
  await import('./formatting.ts');
  await import('./lenses.ts');
  await import('./minimise-event.ts');
  await import('./redact-events.ts');
  await import('./add-event.ts');
  await import('./new-rule.ts');
  await import('./trace.ts');
  await import('./timeline.ts');
  await import('./rename-rule.ts');
  await import('./virtual-files.ts');
  await import('./restart.ts');
  await import('./many-cases.ts');
}

function runMocha(mocha: Mocha): Promise<SuiteResults> {
  const tests: { title: string; error?: string }[] = [];
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      const passed = tests.filter(({ error }) => error === undefined).length;
      resolve({ vscode: version, node: process.version, passed, failed, measures: measures(), tests });
    });
    runner.on('pass', (test) => tests.push({ title: test.fullTitle() }));
    runner.on('fail', (test, error: unknown) =>
      tests.push({ title: test.fullTitle(), error: describe(error) }),
    );
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function save(results: SuiteResults): void {
  const file = process.env[RESULTS_VARIABLE];
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(results, undefined, 2));
}
