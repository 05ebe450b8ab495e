// `node test/e2e/suite.mjs`: the mocha suite inside the extension host of a real VS Code. Needs `npm run build`.
import '../../scripts/check-node.mjs';

const { runSuite } = await import('./run-suite.ts');
process.exitCode = await runSuite();
