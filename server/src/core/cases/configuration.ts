import type { ConfigurationValues } from '../configuration/key.ts';
import { DEFAULTS } from '../configuration/keys.ts';
import { readConfigurationText } from '../configuration/read-configuration.ts';
import { decodeText } from '../text/decode.ts';
import { LineIndex } from '../text/line-index.ts';
import { CONFIGURATION } from './case-places.ts';
import type { FileSystem } from './file-system.ts';

/** What a `rulewright.toml` says. What is wrong in it has its default. */
export interface Configuration extends ConfigurationValues {
  readonly location: string;
  readonly faults: readonly ConfigurationFault[];
}

export interface ConfigurationFault {
  /** 1-based; `undefined` when the file can't be read at all. */
  readonly line: number | undefined;
  /** Sentences. */
  readonly message: string;
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

function configurationIn(bytes: Uint8Array, location: string): Configuration {
  const { value: text, errors } = decodeText(bytes);
  const { values, diagnostics } = readConfigurationText(text);
  const lines = new LineIndex(text);
  const faults = [...errors, ...diagnostics].map(({ message, span }): ConfigurationFault => {
    return { line: lines.positionAt(span.start).line + 1, message };
  });
  return { location, ...values, faults };
}
