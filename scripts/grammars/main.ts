/** Writes the grammars that are made by a program: `node scripts/grammars/main.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { queryInjection } from './query-injection.ts';

const file = fileURLToPath(new URL('../../syntaxes/query-injection.tmLanguage.json', import.meta.url));
writeFileSync(file, await format(JSON.stringify(queryInjection()), { parser: 'json', printWidth: 110 }));
