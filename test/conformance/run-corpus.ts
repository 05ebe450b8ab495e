/** `node test/conformance/run-corpus.ts`: every published query over every Windows event; minutes, not for each change. */
import { corpusQueries } from '../support/corpus-queries.ts';
import { knownMapping, resultCount, windowsEvents } from './corpus-run.ts';

const queries = corpusQueries();
const events = windowsEvents();
const mapping = knownMapping(events);
let found = 0;
const times = queries.map((one) => {
  const start = performance.now();
  if (resultCount(one, mapping, events) > 0) found++;
  return { file: one.file, milliseconds: performance.now() - start };
});
const slowest = [...times].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
process.stdout.write(
  [
    `${String(queries.length)} queries ran over ${String(events.length)} events in ${(total / 1000).toFixed(1)} s; ${String(found)} found something. The slowest:`,
    ...slowest.map(({ file, milliseconds }) => `  ${milliseconds.toFixed(0)} ms  ${file}`),
    '',
  ].join('\n'),
);
