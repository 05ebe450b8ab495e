import type { CaseReport } from '../../core/cases/report.ts';
import { displayPath } from '../paths.ts';
import { failureText } from './failure-text.ts';
import type { TestedRule, TestReporter, TestSummary } from './test-report.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/**
 * The XML that JUnit's Ant task writes, as far as its readers agree on it: a suite for each rule, a test for each of its
 * cases and for what is asked of every rule.
 */
export function junitTestReporter(cwd: string): TestReporter {
  const suites: string[] = [];
  const all = { tests: 0, failures: 0, errors: 0, milliseconds: 0 };
  return {
    rule(tested) {
      const { cases } = tested.report;
      const tests = cases.length + tested.shortfalls.length;
      if (tests === 0) return '';
      const failures = cases.filter(({ passed }) => !passed).length + tested.shortfalls.length;
      all.tests += tests;
      all.failures += failures;
      all.milliseconds += tested.milliseconds;
      suites.push(suite(tested, { tests, failures }, cwd));
      return '';
    },
    untested(path, message) {
      all.tests++;
      all.errors++;
      suites.push(broken(path, message));
    },
    end: (_summary: TestSummary) => {
      const { milliseconds, ...counts } = all;
      const attributes = { name: 'rulewright test', ...counts, time: seconds(milliseconds) };
      const head = '<?xml version="1.0" encoding="UTF-8"?>';
      return [head, `<testsuites${xmlAttributes(attributes)}>`, ...suites, '</testsuites>', ''].join('\n');
    },
  };
}

function suite(
  tested: TestedRule,
  counts: { readonly tests: number; readonly failures: number },
  cwd: string,
): string {
  const { path, report, milliseconds } = tested;
  const attributes = { name: report.name, ...counts, errors: 0, skipped: 0, time: seconds(milliseconds) };
  return [
    `  <testsuite${xmlAttributes({ ...attributes, file: path })}>`,
    ...report.cases.map((one) => testcase(one, tested, cwd)),
    ...tested.shortfalls.map((text) => shortfall(text, path)),
    '  </testsuite>',
  ].join('\n');
}

/** What could not be read is a test that did not run, in a suite of its own. */
function broken(path: string, message: string): string {
  const counts = { tests: 1, failures: 0, errors: 1, skipped: 0, time: seconds(0) };
  return [
    `  <testsuite${xmlAttributes({ name: path, ...counts, file: path })}>`,
    `    <testcase${xmlAttributes({ name: 'read the rule', classname: path, file: path })}>`,
    `      <error${xmlAttributes({ message, type: 'unreadable' })}>${xmlText(`${path}: ${message}`)}</error>`,
    '    </testcase>',
    '  </testsuite>',
  ].join('\n');
}

function testcase(one: CaseReport, tested: TestedRule, cwd: string): string {
  const { name, file, milliseconds } = one;
  const time = milliseconds === undefined ? {} : { time: seconds(milliseconds) };
  const head = { name, classname: tested.path, ...time, file: displayPath(file, cwd) };
  if (one.passed) return `    <testcase${xmlAttributes(head)}/>`;
  const texts = one.failures.map((failure) => failureText(failure, tested, cwd));
  const more = { message: one.failures[0]?.reason ?? 'The case failed.', type: 'case' };
  return failed(head, more, texts.join('\n\n'));
}

function shortfall(text: string, path: string): string {
  const [message = ''] = text.split('\n');
  return failed(
    { name: 'required of every rule', classname: path, file: path },
    { message, type: 'rule' },
    text,
  );
}

function failed(
  head: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
  text: string,
): string {
  return [
    `    <testcase${xmlAttributes(head)}>`,
    `      <failure${xmlAttributes(more)}>${xmlText(text)}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
