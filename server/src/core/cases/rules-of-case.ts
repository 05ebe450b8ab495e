import { CONFIGURATION, rulesOfFolder, type CaseRoot } from './case-places.ts';
import { readConfiguration } from './configuration.ts';
import type { FileSystem } from './file-system.ts';
import { findCases } from './find-cases.ts';

/** Locations of the rules that a file of events is a case of: mostly one or none. Never rejects. */
export async function rulesOfCase(location: string, files: FileSystem): Promise<readonly string[]> {
  const folder = files.parent(location);
  const rules: string[] = [];
  for (const rule of rulesOfFolder(folder, await rootsAbove(folder, files))) {
    // A folder that can't be listed has no cases for us.
    const cases = await findCases(rule, files).then(
      (found) => found.cases,
      () => [],
    );
    if (cases.some(({ file }) => file === location) && (await isThere(rule, files))) rules.push(rule);
  }
  return rules;
}

async function rootsAbove(start: string, files: FileSystem): Promise<readonly CaseRoot[]> {
  const roots: CaseRoot[] = [];
  for (let folder = start; ;) {
    const configuration = files.join(folder, CONFIGURATION);
    if (await isThere(configuration, files)) {
      const { cases } = await readConfiguration(configuration, files);
      roots.push({ root: folder, cases: files.join(folder, ...cases) });
    }
    const parent = files.parent(folder);
    if (parent === folder) return roots;
    folder = parent;
  }
}

async function isThere(location: string, files: FileSystem): Promise<boolean> {
  if (files.isFile !== undefined) return await files.isFile(location);
  const entries = await files.readDirectory(files.parent(location)).catch(() => undefined);
  return entries?.some(({ name }) => name === files.name(location)) === true;
}
