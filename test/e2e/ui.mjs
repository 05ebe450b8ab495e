// `node test/e2e/ui.mjs [PART OF A TITLE ...]`: drives VS Code as a person does, with the packed extension; leaves screenshots in test-results.
import '../../scripts/check-node.mjs';

const { runUi } = await import('./run-ui.ts');
process.exitCode = await runUi(process.argv.slice(2));
