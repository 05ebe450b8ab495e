// `npm test [-- --only STEP[,STEP…]]`: everything that must hold, in one run, from an empty clone too. Ends with one line of counts.
// Plain JavaScript for Node 20 until `prepare` has installed the packages and the pinned Node.
import { parseArgs } from 'node:util';
import { prepare } from './setup/prepare.mjs';

await prepare(import.meta.filename);

const { steps } = await import('./test/steps.mjs');
const { runSteps } = await import('./test/run-steps.mjs');

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const names = (values.only ?? []).flatMap((list) => list.split(','));
const unknown = names.filter((name) => !steps.some((step) => step.name === name));

if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  const chosen = names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
  process.exitCode = await runSteps(chosen, (line) => console.log(line));
}
