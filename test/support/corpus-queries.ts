import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import parseToml from '@iarna/toml/parse-string.js';
import { sharedFolder } from './shared.ts';

/** The EQL queries of the published rules; none where the reference folder is absent. */
export function corpusQueries(): readonly { readonly file: string; readonly query: string }[] {
  return ['rules', 'rules_building_block'].flatMap((folder) => {
    const root = sharedFolder('detection-rules', folder);
    return root === undefined ? [] : queriesBelow(root);
  });
}

function queriesBelow(root: string): { file: string; query: string }[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.toml'),
  );
  return files.flatMap((file) => {
    const { rule } = parseToml(readFileSync(join(root, file), 'utf8'));
    const { language, query } = rule as { readonly language?: unknown; readonly query?: unknown };
    return language === 'eql' && typeof query === 'string' ? [{ file, query }] : [];
  });
}
