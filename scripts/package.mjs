// `npm run package`: rulewright-<version>.vsix and THIRD-PARTY-NOTICES.txt in the repository's root.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { root } from './build/paths.mjs';

await prepare(import.meta.filename);
const { packageExtension } = await import('./package/package-extension.mjs');

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
try {
  await packageExtension(path.join(root, `rulewright-${version}.vsix`));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
