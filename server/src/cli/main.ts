import { fileURLToPath } from 'node:url';
import { createLanguageService } from '../core/index.ts';
import { tablesIn } from '../node/read-table.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// Seen from the bundle, `server/dist/cli.js`.
const tables = fileURLToPath(new URL('data', import.meta.url));

let service: ReturnType<typeof createLanguageService> | undefined;
const context = {
  terminal: processTerminal(process),
  service: () => (service ??= createLanguageService(tablesIn(tables))),
};

// The code is set, not exited with: what is still on its way to a pipe must arrive.
void run(process.argv.slice(2), context).then((code) => {
  process.exitCode = code;
});
