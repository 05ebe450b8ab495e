// `npm run conformance -- DIR [--out FILE]`: runs the cases of a folder and compares with what they expect.
import './check-node.mjs';

const { main } = await import('./conformance/main.ts');
process.exitCode = main(process.argv.slice(2));
