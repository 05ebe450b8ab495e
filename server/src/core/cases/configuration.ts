import parseToml from '@iarna/toml/parse-string.js';
import { decodeText } from '../text/decode.ts';
import { LineIndex } from '../text/line-index.ts';
import type { SyntaxFault } from '../text/parse-result.ts';
import { readToml } from '../toml/read-toml.ts';
import { DEFAULTS, readKeys, type ConfigurationFault, type ConfigurationKeys } from './configuration-keys.ts';
import type { FileSystem } from './file-system.ts';

export const CONFIGURATION = 'rulewright.toml';

/** What a `rulewright.toml` says. What is wrong in it has its default. */
export interface Configuration extends ConfigurationKeys {
  readonly location: string;
  readonly faults: readonly ConfigurationFault[];
}

/** The `rulewright.toml` at `location`. Never rejects: a file that can't be read is a fault too. */
export async function readConfiguration(location: string, files: FileSystem): Promise<Configuration> {
  try {
    return configurationIn(await files.readFile(location), location);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { location, ...DEFAULTS, faults: [{ line: undefined, message: `It can't be read: ${reason}.` }] };
  }
}

/** The nearest configuration in the folder or above it. */
export async function nearestConfiguration(
  folder: string,
  files: FileSystem,
): Promise<Configuration | undefined> {
  for (let at = folder; ;) {
    if (await hasConfiguration(at, files)) return readConfiguration(files.join(at, CONFIGURATION), files);
    const parent = files.parent(at);
    if (parent === at) return undefined;
    at = parent;
  }
}

/** Folders above the rule need not be ours to list: those hold no configuration for us. */
async function hasConfiguration(folder: string, files: FileSystem): Promise<boolean> {
  if (files.isFile !== undefined) return await files.isFile(files.join(folder, CONFIGURATION));
  const entries = await files.readDirectory(folder).catch(() => undefined);
  return entries?.some(({ name, kind }) => name === CONFIGURATION && kind === 'file') === true;
}

/** Values are those of `@iarna/toml`, which has no places: those are our own reader's. */
function configurationIn(bytes: Uint8Array, location: string): Configuration {
  const { value: text, errors } = decodeText(bytes);
  const lines = new LineIndex(text);
  const lineOf = (offset: number): number => lines.positionAt(offset).line + 1;
  const read = readToml(text);
  const broken = [...errors, ...read.errors].map((fault) => toFault(fault, lineOf));
  const parsed = parse(text);
  if (parsed.kind === 'broken') {
    const faults = broken.length > 0 ? broken : [parsed.fault];
    return { location, ...DEFAULTS, faults };
  }
  const { keys, faults } = readKeys(read.value.root, parsed.values, lineOf);
  return { location, ...keys, faults: [...broken, ...faults] };
}

function toFault({ message, span }: SyntaxFault, lineOf: (offset: number) => number): ConfigurationFault {
  return { line: lineOf(span.start), message };
}

type Parsed =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'broken'; readonly fault: ConfigurationFault };

function parse(text: string): Parsed {
  try {
    return { kind: 'values', values: parseToml(text) };
  } catch (error) {
    // "Unexpected character, expecting whitespace at row 1, col 3, pos 2:" and an excerpt.
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/ at row |\n/);
    const line = error instanceof Error && 'line' in error ? Number(error.line) + 1 : 1;
    return { kind: 'broken', fault: { line, message: `It can't be read: ${message.replace(/[.:]$/, '')}.` } };
  }
}
