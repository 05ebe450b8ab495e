/**
 * Makes the committed fact tables under `server/data` and their SOURCES.json.
 *
 *   node scripts/data/generate.ts [REFERENCE] [--check]
 *
 * REFERENCE is the folder of reference data, `../shared` by default. With --check nothing is written; exit code 1 says that a
 * committed file is not what the generators make of the reference data.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RECIPES, ECS_SOURCE } from './recipes.ts';

const DATA = join(dirname(fileURLToPath(import.meta.url)), '../../server/data');
const COMMAND = 'node scripts/data/generate.ts ../shared';

/** File name -> text of every generated file. */
function makeFiles(shared: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const tables = RECIPES.map(({ name, make, sources }) => {
    const text = make(shared);
    files.set(`${name}.json`, text);
    return { file: `${name}.json`, sha256: sha256(text), command: COMMAND, sources };
  });
  const { file: _, ...ecs } = ECS_SOURCE;
  const built = { file: 'dist/data/ecs.json', command: 'npm run build', sources: [ecs] };
  files.set('SOURCES.json', `${JSON.stringify({ committed: tables, built: [built] }, undefined, 2)}\n`);
  files.set('NOTICE-ecs.txt', readFileSync(packageFile('@elastic/ecs/NOTICE.txt'), 'utf8'));
  files.set('NOTICE-attack.txt', readFileSync(join(shared, 'attack/NOTICE.txt'), 'utf8'));
  return files;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function packageFile(path: string): string {
  return createRequire(import.meta.url).resolve(path);
}

function isCurrent(file: string, text: string): boolean {
  try {
    return readFileSync(join(DATA, file), 'utf8') === text;
  } catch {
    return false;
  }
}

function main(args: readonly string[]): number {
  const check = args.includes('--check');
  const shared = args.find((arg) => !arg.startsWith('--')) ?? '../shared';
  const stale = [...makeFiles(shared)].filter(([file, text]) => !isCurrent(file, text));
  for (const [file, text] of stale) {
    if (!check) writeFileSync(join(DATA, file), text);
    console.log(
      check ? `stale: server/data/${file}` : `wrote server/data/${file} (${String(text.length)} characters)`,
    );
  }
  if (stale.length === 0) console.log('server/data is up to date');
  else if (check) console.log(`to renew: ${COMMAND}`);
  return check && stale.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
