// A reporter for Node's test runner: one line for each file, and failures whole, as they come.
import path from 'node:path';
import { inspect } from 'node:util';

/**
 * @typedef {import('node:test/reporters').TestEvent} TestEvent
 * @typedef {{ file?: string, counts: { tests: number, passed: number, skipped: number }, duration_ms: number }} Summary
 */

/** @param {AsyncIterable<TestEvent | { type: 'test:summary', data: Summary }>} source the types of Node 20 lack the summary */
export default async function* failureReporter(source) {
  for await (const event of source) {
    switch (event.type) {
      case 'test:pass':
        if (event.data.name === event.data.file) yield `✖ ${shown(event.data.file)} has no test\n`;
        break;
      case 'test:fail':
        yield failure(event.data);
        break;
      case 'test:stderr':
      case 'test:stdout':
        yield event.data.message;
        break;
      case 'test:summary':
        yield fileLine(event.data);
        break;
      default:
    }
  }
}

/** @param {(TestEvent & { type: 'test:fail' })['data']} test */
function failure({ name, file, line, details }) {
  const { error } = details;
  // A test around failed tests failed only because of them.
  if ('failureType' in error && error.failureType === 'subtestsFailed') return '';
  const place = file === undefined ? '' : `\n  ${shown(file)}${line === undefined ? '' : `:${String(line)}`}`;
  const reason = inspect(error.cause ?? error, { depth: 5, colors: false }).replaceAll('\n', '\n  ');
  return `\n✖ ${name}${place}\n  ${reason}\n\n`;
}

/** @param {Summary} summary */
function fileLine({ file, counts, duration_ms: duration }) {
  if (file === undefined) return '';
  const seconds = (duration / 1000).toFixed(1);
  const mark = counts.passed + counts.skipped === counts.tests ? '✓' : '✖';
  return `${mark} ${shown(file)} ${String(counts.tests)} tests, ${seconds} s\n`;
}

/** @param {string} file */
function shown(file) {
  return path.relative(process.cwd(), file);
}
