import { posix } from 'node:path';
import { readTable } from '../../server/data/read-table.ts';
import type { DirectoryEntry, FileSystem } from '../../server/src/core/cases/file-system.ts';
import type { CaseReport, RuleReport } from '../../server/src/core/cases/report.ts';
import type { TestRuleOptions } from '../../server/src/core/cases/test-rule.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { gunzip } from '../../server/src/node/gunzip.ts';

export const service = createLanguageService(readTable);

/** Files by their path; the text of a function is made when it is read, and may throw. */
export type MemoryFiles = Readonly<Record<string, string | Uint8Array | (() => string | Uint8Array)>>;

/** As it comes from a disk, but that characters and lines are cut off oftener. */
const PIECE = 10_007;

/** A file system in memory; `links` are entries that are neither files nor folders. */
export function memoryFiles(files: MemoryFiles, links: readonly string[] = []): FileSystem {
  const paths = [...Object.keys(files), ...links];
  const readFile = async (location: string): Promise<Uint8Array> => {
    const content = files[location];
    if (content === undefined) throw new Error('no such file or folder');
    const made = typeof content === 'function' ? content() : content;
    return typeof made === 'string' ? new TextEncoder().encode(made) : made;
  };
  return {
    readFile,
    async *open(location) {
      const bytes = await readFile(location);
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
    },
    async readDirectory(location) {
      const entries = new Map<string, DirectoryEntry>();
      for (const path of paths) {
        if (!path.startsWith(location === '/' ? '/' : `${location}/`)) continue;
        const [name = '', ...below] = path.slice(location === '/' ? 1 : location.length + 1).split('/');
        const kind = below.length > 0 ? 'directory' : links.includes(path) ? 'other' : 'file';
        entries.set(name, { name, kind });
      }
      if (entries.size === 0) return undefined;
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    join: (location, ...names) => posix.join(location, ...names),
    parent: (location) => posix.dirname(location),
    name: (location) => posix.basename(location),
    gunzip,
  };
}

/** A rule of type `eql`; `more` are lines of its `[rule]` table. */
export function ruleText(query: string, more = ''): string {
  return `[metadata]
maturity = "development"

[rule]
name = "A rule"
type = "eql"
language = "eql"
${more}
query = '''
${query}
'''
`;
}

/** Events as lines. Those that are texts stand as they are. */
export function lines(...events: readonly unknown[]): string {
  return events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event))).join('\n');
}

/** Runs `/rules/x.toml` with this query over the files of its case folder. */
export async function runCases(
  query: string,
  cases: MemoryFiles,
  options: TestRuleOptions & { readonly rule?: string } = {},
): Promise<RuleReport> {
  const { rule, ...rest } = options;
  const folder = Object.fromEntries(
    Object.entries(cases).map(([name, content]) => [`/rules/x.samples/${name}`, content]),
  );
  const document = service.readRule(ruleText(query, rule));
  return await service.test(document, '/rules/x.toml', memoryFiles(folder), rest);
}

/** The only case of a run with one event file. */
export async function runCase(
  query: string,
  name: string,
  content: string | Uint8Array,
  expectations?: unknown,
): Promise<CaseReport> {
  const expect =
    expectations === undefined ? {} : { 'expect.json': JSON.stringify(expectations, undefined, 1) };
  const { cases } = await runCases(query, { [name]: content, ...expect });
  const [found] = cases;
  if (found === undefined || cases.length > 1) throw new Error(`${String(cases.length)} cases`);
  return found;
}

/** "line: reason" and what the report says of the condition and the value. */
export function failuresOf({ failures }: CaseReport): readonly (readonly unknown[])[] {
  return failures.map(({ line, reason, condition, value }) => [line, reason, condition?.text, value]);
}
