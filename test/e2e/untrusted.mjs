// `node test/e2e/untrusted.mjs`: the suite for a workspace that is not trusted. Needs `npm run build`.
import '../../scripts/check-node.mjs';

const { runSuite } = await import('./run-suite.ts');
process.exitCode = await runSuite({ untrusted: true });
