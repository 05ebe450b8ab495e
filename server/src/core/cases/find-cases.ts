import { nearest } from '../text/nearest.ts';
import { EXPECTATIONS, readCaseName } from './case-name.ts';
import { placesBeside, stemOf } from './case-places.ts';
import { nearestConfiguration, type Configuration } from './configuration.ts';
import type { DirectoryEntry, FileSystem } from './file-system.ts';
import type { Expectation } from './report.ts';

export interface FoundCase {
  readonly name: string;
  readonly file: string;
  readonly expect: Expectation;
  /** Why the file can't be one of events: a link that leads nowhere. */
  readonly problem?: string;
}

export interface FoundCases {
  readonly cases: readonly FoundCase[];
  /** The location of `expect.json` where the folder of the cases has one. */
  readonly expectations?: string;
  /** Where cases were looked for, in this order; the first folder that exists counts. */
  readonly searched: readonly string[];
  /** Files that look like cases and are none. */
  readonly notes: readonly string[];
}

/** The folder of a rule's cases is there and can't be listed; the message is the reason alone: "permission denied". */
export class CaseFolderError extends Error {
  override readonly name = 'CaseFolderError';
  readonly location: string;

  constructor(location: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.location = location;
  }
}

/** The folder of a rule's cases, or where it belongs. */
export interface CaseFolder {
  readonly folder: string;
  /** `undefined` when the folder is not there yet. */
  readonly entries: readonly DirectoryEntry[] | undefined;
  readonly searched: readonly string[];
}

/** Finds the configuration that a rule's folder of cases may stand in; it is asked where there is none beside the rule. */
export type FindConfiguration = () => Promise<Configuration | undefined>;

/** The cases of the rule at `location`: the files of its folder (`findCaseFolder`). Rejects with a `CaseFolderError`. */
export async function findCases(
  location: string,
  files: FileSystem,
  configuration?: FindConfiguration,
): Promise<FoundCases> {
  const { folder, entries = [], searched } = await findCaseFolder(location, files, configuration);
  return casesIn(folder, entries, files, searched);
}

/**
 * The folder of the cases of the rule at `location`: the first that exists of `<stem>.samples/` and `samples/<stem>/` beside it,
 * and `<cases>/<path of the rule>` below the nearest `rulewright.toml` (its key `cases`; `tests/cases` without it). When there is
 * none, the one of the configuration, else the first. Rejects with a `CaseFolderError`.
 */
export async function findCaseFolder(
  location: string,
  files: FileSystem,
  configuration: FindConfiguration = () => nearestConfiguration(files.parent(location), files),
): Promise<CaseFolder> {
  const directory = files.parent(location);
  const stem = stemOf(files.name(location));
  const [first, second] = placesBeside(stem);
  const beside = files.join(directory, ...first);
  const searched = [beside, files.join(directory, ...second)];
  for (const [index, folder] of searched.entries()) {
    const entries = await list(folder, files);
    if (entries !== undefined) return { folder, entries, searched: searched.slice(0, index + 1) };
  }
  const folder = configuredFolder(directory, stem, files, await configuration());
  if (folder === undefined) return { folder: beside, entries: undefined, searched };
  return { folder, entries: await list(folder, files), searched: [...searched, folder] };
}

async function list(folder: string, files: FileSystem): Promise<readonly DirectoryEntry[] | undefined> {
  try {
    return await files.readDirectory(folder);
  } catch (error) {
    throw new CaseFolderError(folder, error);
  }
}

function casesIn(
  folder: string,
  entries: readonly DirectoryEntry[],
  files: FileSystem,
  searched: readonly string[],
): FoundCases {
  const cases: FoundCase[] = [];
  const notes: string[] = [];
  let expectations: string | undefined;
  for (const { name, kind } of entries) {
    const file = files.join(folder, name);
    const read = readCaseName(name);
    if (kind === 'directory') {
      if (read.kind === 'case') notes.push(`\`${name}\` is no case: it is a folder.`);
    } else if (read.kind === 'case') {
      const problem = kind === 'file' ? {} : { problem: 'it is no file, or a link that leads nowhere' };
      cases.push({ name: read.name, expect: read.expect, file, ...problem });
    } else if (read.kind === 'expectations') expectations = file;
    else if (read.kind === 'unclear') notes.push(unclearNote(name, read.problem));
  }
  return { cases, searched, notes, ...(expectations === undefined ? {} : { expectations }) };
}

function unclearNote(name: string, problem: string): string {
  const meant = nearest(name, [EXPECTATIONS]);
  if (meant !== undefined) return `\`${name}\` is no case. Exact expectations stand in \`${meant}\`.`;
  return `\`${name}\` is no case: ${problem}.`;
}

/** The folder of the rule's cases that the configuration names; none for a rule that does not lie below it. */
function configuredFolder(
  directory: string,
  stem: string,
  files: FileSystem,
  configuration: Configuration | undefined,
): string | undefined {
  if (configuration === undefined) return undefined;
  const root = files.parent(configuration.location);
  const below: string[] = [stem];
  for (let folder = directory; folder !== root;) {
    const parent = files.parent(folder);
    if (parent === folder) return undefined;
    below.unshift(files.name(folder));
    folder = parent;
  }
  return files.join(root, ...configuration.cases, ...below);
}
