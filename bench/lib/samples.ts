import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RULES = join(ROOT, 'samples/rules');

/** A rule of 10 KB: a sample whose investigation guide is made longer. */
export function tenKilobyteRule(): string {
  const text = readFileSync(join(RULES, 'execution_office_script_host_fetches_code.toml'), 'utf8');
  const guide = '\nnote = """\n';
  const at = text.indexOf(guide);
  if (at < 0) throw new Error('The sample has no `note` of several lines that could be made longer.');
  const filler = 'Look at the parent process, its command line and the user who started it.\n';
  const missing = Math.max(1, 10_240 - text.length);
  const more = `${filler.repeat(Math.ceil(missing / filler.length)).slice(0, missing - 1)}\n`;
  return text.slice(0, at + guide.length) + more + text.slice(at + guide.length);
}

/** A JSON document of about 10 KB with nested values. */
export function tenKilobyteJson(): string {
  const entries = Array.from({ length: 80 }, (_unused, index) => ({
    id: index,
    name: `entry number ${index}`,
    tags: ['first', 'second'],
    nested: { enabled: index % 2 === 0, score: index / 7 },
  }));
  return (
    JSON.stringify({ entries }, undefined, 1)
      .slice(0, 10_200)
      .replace(/,[^,]*$/, '') + '}]}'
  );
}

/** Events of all samples, as one text of lines. */
export function sampleEventLines(): readonly string[] {
  const folders = readdirSync(RULES).filter((name) => name.endsWith('.samples'));
  const files = folders.flatMap((folder) =>
    readdirSync(join(RULES, folder)).map((name) => join(RULES, folder, name)),
  );
  return files
    .filter((file) => file.endsWith('.ndjson'))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    );
}
