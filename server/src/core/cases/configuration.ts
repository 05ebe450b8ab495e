import parseToml from '@iarna/toml/parse-string.js';
import { decodeText } from '../text/decode.ts';
import type { FileSystem } from './file-system.ts';

export const CONFIGURATION = 'rulewright.toml';
export const DEFAULT_CASES = 'tests/cases';

export interface Configuration {
  /** The folder of the cases, below the folder of the configuration; its parts. */
  readonly cases: readonly string[];
  /** What is wrong with it. */
  readonly notes: readonly string[];
}

/** The `rulewright.toml` at `location`. What can't be read is told, and has its default. */
export async function readConfiguration(location: string, files: FileSystem): Promise<Configuration> {
  try {
    const { value, errors } = decodeText(await files.readFile(location));
    const [fault] = errors;
    if (fault !== undefined) return broken(location, fault.message);
    return casesOf(parseToml(value), location);
  } catch (error) {
    return broken(location, error instanceof Error ? error.message : String(error));
  }
}

function broken(location: string, message: string): Configuration {
  const [reason = ''] = message.split('\n');
  const note = `${location} can't be read: ${reason.replace(/[.:]$/, '')}. The folder \`${DEFAULT_CASES}\` is taken for the cases.`;
  return { cases: DEFAULT_CASES.split('/'), notes: [note] };
}

function casesOf(
  { cases = DEFAULT_CASES }: Readonly<Record<string, unknown>>,
  location: string,
): Configuration {
  const parts = typeof cases === 'string' ? cases.split('/') : [];
  const isRelative = parts.length > 0 && parts[0] !== '' && !/^[a-z]:|\\/i.test(String(cases));
  if (isRelative) return { cases: parts.filter((part) => part !== ''), notes: [] };
  const note = `\`cases\` in ${location} must be a relative path with \`/\`, such as "${DEFAULT_CASES}", which is taken now.`;
  return { cases: DEFAULT_CASES.split('/'), notes: [note] };
}
