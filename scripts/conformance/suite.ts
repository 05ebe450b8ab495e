import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of cases: `{suite, defaults, cases}`. */
export interface Suite {
  readonly name: string;
  /** Folder to which the names of its data files are relative. */
  readonly folder: string;
  readonly defaults: Settings;
  readonly cases: readonly ConformanceCase[];
}

/** What a case needs to know of its index and search; JSON's `null` is as good as nothing. */
export interface Settings {
  readonly timestamp_field?: string | null;
  readonly event_category_field?: string | null;
  readonly tiebreaker_field?: string | null;
  readonly id_field?: string | null;
  readonly size?: number | null;
  readonly max_samples_per_key?: number | null;
  readonly result_position?: string | null;
}

export interface ConformanceCase {
  readonly id: string;
  readonly kind: string;
  readonly query?: string;
  readonly expression?: string;
  readonly text?: string;
  readonly data?: string | readonly string[];
  /** Name of a file, or the mapping itself. */
  readonly mapping?: unknown;
  readonly defaults?: Settings;
  readonly params?: Settings;
  readonly skip?: unknown;
  readonly valid?: boolean;
  readonly expect_error?: ExpectedError;
  readonly error_offset?: number;
  readonly expected?: string | number | boolean | null;
  readonly expected_type?: string;
  readonly expected_event_ids?: readonly unknown[];
  readonly expected_sequences?: readonly ExpectedSequence[];
  /** Any of them is right: lists of ids, or objects with such a list. */
  readonly expected_alternatives?: readonly (readonly unknown[] | { readonly ids: readonly unknown[] })[];
}

export interface ExpectedError {
  readonly type?: string;
  /** 0-based, in UTF-16 units of the query. */
  readonly offset?: number;
}

export interface ExpectedSequence {
  readonly ids?: readonly unknown[];
  readonly join_keys?: readonly unknown[];
}

/** True for a folder of KQL cases, which has another form. */
export function isKqlFolder(folder: string): boolean {
  return existsSync(join(folder, 'documents.json')) && existsSync(join(folder, 'cases.json'));
}

/** A JSON file that can't be read, with the reason. */
export interface BrokenFile {
  readonly file: string;
  readonly reason: string;
}

/** The EQL suites among a folder's JSON files, by the files' names. A file that can't be read does not take the others with it. */
export function readSuites(folder: string): {
  readonly suites: readonly Suite[];
  readonly broken: readonly BrokenFile[];
} {
  const suites: Suite[] = [];
  const broken: BrokenFile[] = [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  for (const file of files.sort()) {
    try {
      const suite = suiteOf(JSON.parse(readFileSync(join(folder, file), 'utf8')), folder);
      if (suite !== undefined) suites.push(suite);
    } catch (error) {
      broken.push({ file, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { suites, broken };
}

function suiteOf(json: unknown, folder: string): Suite | undefined {
  if (typeof json !== 'object' || json === null || !('suite' in json) || !('cases' in json)) return undefined;
  // The data door: the cases are taken as the form of such files says.
  const { suite, cases, defaults } = json as {
    readonly suite: unknown;
    readonly cases: readonly ConformanceCase[];
    readonly defaults?: Settings | null;
  };
  if (!Array.isArray(cases)) return undefined;
  return { name: String(suite), folder, defaults: defaults ?? {}, cases: cases.map(withoutNulls) };
}

/** A key with `null` is as good as none, but for the value that is expected. */
function withoutNulls(one: ConformanceCase): ConformanceCase {
  const entries = Object.entries(one).filter(([key, value]) => value !== null || key === 'expected');
  return Object.fromEntries(entries) as unknown as ConformanceCase;
}
