import parseToml from '@iarna/toml/parse-string.js';
import { decodeText } from '../text/decode.ts';
import { readCaseName } from './case-name.ts';
import type { FileSystem } from './file-system.ts';
import type { Expectation } from './report.ts';

export interface FoundCase {
  readonly name: string;
  readonly file: string;
  readonly expect: Expectation;
}

export interface FoundCases {
  readonly cases: readonly FoundCase[];
  /** Where cases were looked for, in this order; the first folder that exists counts. */
  readonly searched: readonly string[];
  /** Files that look like cases and are none, and a configuration that can't be read. */
  readonly notes: readonly string[];
}

/**
 * The cases of the rule at `location`: the files of the first folder that exists of `<stem>.samples/` and `samples/<stem>/` beside
 * it, and `<cases>/<path of the rule>` below the nearest `rulewright.toml` (its key `cases`; `tests/cases` without it).
 */
export async function findCases(location: string, files: FileSystem): Promise<FoundCases> {
  const directory = files.parent(location);
  const stem = files.name(location).replace(/\.toml$/, '');
  const notes: string[] = [];
  const searched = [files.join(directory, `${stem}.samples`), files.join(directory, 'samples', stem)];
  const configured = await configuredFolder(directory, stem, files, notes);
  if (configured !== undefined) searched.push(configured);
  for (const folder of searched) {
    const entries = await files.readDirectory(folder);
    if (entries === undefined) continue;
    const cases: FoundCase[] = [];
    for (const entry of entries) {
      const read = entry.kind === 'file' ? readCaseName(entry.name) : ({ kind: 'other' } as const);
      if (read.kind === 'case')
        cases.push({ name: read.name, expect: read.expect, file: files.join(folder, entry.name) });
      if (read.kind === 'unnamed') {
        notes.push(
          `\`${entry.name}\` is no case: its name must start with \`match\`, \`match-any\` or \`no-match\`.`,
        );
      }
    }
    return { cases, searched, notes };
  }
  return { cases: [], searched, notes };
}

const CONFIGURATION = 'rulewright.toml';
const DEFAULT_CASES = 'tests/cases';

async function configuredFolder(
  directory: string,
  stem: string,
  files: FileSystem,
  notes: string[],
): Promise<string | undefined> {
  const below: string[] = [stem];
  for (let folder = directory; ;) {
    // Folders above the rule need not be ours to list: those hold no configuration for us.
    const entries = await files.readDirectory(folder).catch(() => undefined);
    if (entries?.some((entry) => entry.name === CONFIGURATION && entry.kind === 'file') === true) {
      const cases = await casesKey(files.join(folder, CONFIGURATION), files, notes);
      return files.join(folder, ...cases.split('/'), ...below);
    }
    const parent = files.parent(folder);
    if (parent === folder) return undefined;
    below.unshift(files.name(folder));
    folder = parent;
  }
}

async function casesKey(location: string, files: FileSystem, notes: string[]): Promise<string> {
  try {
    const { value, errors } = decodeText(await files.readFile(location));
    const [fault] = errors;
    if (fault !== undefined) throw new Error(fault.message);
    const { cases } = parseToml(value);
    if (cases === undefined) return DEFAULT_CASES;
    if (typeof cases === 'string' && cases !== '' && !cases.startsWith('/')) return cases;
    notes.push(`\`cases\` in \`${CONFIGURATION}\` must be a relative path, such as "${DEFAULT_CASES}".`);
  } catch (error) {
    notes.push(
      `\`${CONFIGURATION}\` can't be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
  }
  return DEFAULT_CASES;
}
