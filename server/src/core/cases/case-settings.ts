import type { ExactExpectation } from './expectations.ts';
import { readExpectations } from './expectations.ts';
import { EXPECTATIONS } from './case-name.ts';
import type { FileSystem } from './file-system.ts';
import type { SearchSettings } from './plan-rule.ts';

/** What `expect.json` says of a case's search. */
export function settingsOf(exact: ExactExpectation | undefined): SearchSettings {
  return {
    ...(exact?.eventCategoryField && { categoryField: exact.eventCategoryField.value }),
    ...(exact?.now && { now: exact.now.value }),
  };
}

/** The same for a file of events: nothing where there is no `expect.json` beside it, or none that can be read. */
export async function caseSettings(file: string, files: FileSystem): Promise<SearchSettings> {
  const name = files.name(file);
  try {
    const bytes = await files.readFile(files.join(files.parent(file), EXPECTATIONS));
    return settingsOf(readExpectations(bytes, [name]).byFile.get(name));
  } catch {
    // Most files have none beside them; a test of the rule tells of one that is broken.
    return {};
  }
}
