// `node scripts/mutants.mjs [--minimum PERCENT] [PATH…]`: changes each rule in many small ways and says which changes its cases
// do not notice. Ends with 1 when fewer than PERCENT of them are noticed.
import { parseArgs } from 'node:util';
import './check-node.mjs';

const { runMutants } = await import('./mutants/run-mutants.ts');
const { values, positionals } = parseArgs({
  options: { minimum: { type: 'string', default: '0' } },
  allowPositionals: true,
});
process.exitCode = await runMutants({
  paths: positionals.length === 0 ? ['samples'] : positionals,
  minimum: Number(values.minimum),
  print: (line) => console.log(line),
});
