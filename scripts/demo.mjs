// `npm run demo [-- --no-open]`: builds, tests the samples in the terminal, then opens them in VS Code with the extension.
// Plain JavaScript for Node 20 until `prepare` has installed the packages and the pinned Node.
import { prepare } from './setup/prepare.mjs';

await prepare(import.meta.filename);
const { runDemo } = await import('./demo/run-demo.mjs');
process.exitCode = await runDemo(process.argv.slice(2));
