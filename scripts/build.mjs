// `npm run build [-- --production]`: the bundles, the fact tables, and what esbuild says about them.
import './check-node.mjs';
import { build } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundles, distFolders } from './build/bundles.mjs';
import { root } from './build/paths.mjs';
import { copyTables } from './build/tables.mjs';

/** Metafiles for the collection of licences: `<bundle>.json`, in esbuild's form. */
const metaFolder = path.join(root, 'node_modules/.cache/rulewright/meta');

const production = process.argv.includes('--production');

await emptyFolders();
const failures = [];
for (const step of [
  ...bundles.map((bundle) => ({ name: bundle.name, run: () => write(bundle) })),
  tables(),
]) {
  const started = performance.now();
  try {
    await step.run();
    console.log(`${step.name} ${(performance.now() - started).toFixed(0)} ms`);
  } catch (error) {
    failures.push(step.name);
    console.error(`${step.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (failures.length > 0) {
  console.error(`Not built: ${failures.join(', ')}`);
  process.exitCode = 1;
}

async function emptyFolders() {
  for (const folder of [...distFolders, metaFolder]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  // The sources around are ES modules; the bundles are not.
  for (const folder of distFolders) {
    await writeFile(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  }
}

/** @param {import('./build/bundles.mjs').Bundle} bundle */
async function write({ name, options }) {
  const { metafile } = await build({
    ...options,
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
  });
  await writeFile(path.join(metaFolder, `${name}.json`), JSON.stringify(metafile));
}

function tables() {
  return { name: 'tables', run: () => copyTables(path.join(root, 'server/dist/data')) };
}
