// `node scripts/mutants.mjs [--minimum PERCENT] [PATH…]`: changes each rule in many small ways and says which changes its cases notice.
import { parseArgs } from 'node:util';
import { runMutants } from './mutants/run-mutants.ts';

const { values, positionals } = parseArgs({
  options: { minimum: { type: 'string', default: '0' } },
  allowPositionals: true,
});
process.exitCode = await runMutants({
  paths: positionals.length === 0 ? ['samples'] : positionals,
  minimum: Number(values.minimum),
  print: (line) => console.log(line),
});
