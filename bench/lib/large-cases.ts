import { closeSync, mkdirSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomNumbers } from '../../test/support/random.ts';

/** Rules with one large case each, in a folder of their own; the events are the same in every run. */
export interface LargeCases {
  readonly folder: string;
  /** A rule of one event query whose case holds everything. */
  readonly eventRule: string;
  /** A sequence over the same file. */
  readonly sequenceRule: string;
  /** NDJSON. */
  readonly events: string;
  readonly lines: number;
  readonly malformed: number;
}

const EVENT_QUERY =
  'process where event.type == "start" and process.name : ("mimi*.exe", "lazagne.exe") and user.id != "S-1-5-18"';
const SEQUENCE = `sequence by host.id, process.entity_id with maxspan=30s
  [process where event.type == "start" and process.name == "sh"]
  [network where destination.port == 4444]`;

/** Writes the rules and about `bytes` of events into a new folder. */
export function writeLargeCases(bytes: number): LargeCases {
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-stream-'));
  const eventRule = writeRule(folder, 'event', EVENT_QUERY);
  const sequenceRule = writeRule(folder, 'sequence', SEQUENCE);
  const events = join(folder, 'event.samples/no-match-large.ndjson');
  return { folder, eventRule, sequenceRule, events, ...writeEvents(events, bytes) };
}

function writeRule(folder: string, name: string, query: string): string {
  const path = join(folder, `${name}.toml`);
  mkdirSync(join(folder, `${name}.samples`));
  const keys = ['name = "Large"', 'type = "eql"', 'language = "eql"', `query = '''\n${query}\n'''`];
  writeFileSync(path, `[metadata]\nmaturity = "development"\n\n[rule]\n${keys.join('\n')}\n`);
  return path;
}

/** One in so many lines is broken, in one of these ways. */
const EVERY = 20_000;
const BROKEN: readonly ((line: string) => string)[] = [
  (line) => line.slice(0, line.length >> 1),
  () => '[1,2',
  (line) => `${line}}`,
  () => 'log rotated',
  (line) => line.replace('"host"', 'host'),
];

function writeEvents(path: string, bytes: number): { readonly lines: number; readonly malformed: number } {
  const below = randomNumbers(11);
  const file = openSync(path, 'w');
  let [written, lines, malformed] = [0, 0, 0];
  while (written < bytes) {
    const block: string[] = [];
    for (let count = 0; count < 1000; count++) {
      const line = JSON.stringify(eventOf(lines++, below));
      const isBroken = lines % EVERY === 7;
      block.push(isBroken ? (BROKEN[malformed++ % BROKEN.length]?.(line) ?? '') : line);
    }
    written += writeSync(file, `${block.join('\n')}\n`);
  }
  closeSync(file);
  return { lines, malformed };
}

const NAMES = [
  'svchost.exe',
  'chrome.exe',
  'sh',
  'python3',
  'powershell.exe',
  'cmd.exe',
  'lsass.exe',
  'code',
];
const START = Date.UTC(2026, 0, 1);

/** An event of about 1.3 KB, as endpoints send them. */
function eventOf(index: number, below: (count: number) => number): object {
  const name = NAMES[below(NAMES.length)] ?? 'sh';
  const isNetwork = below(4) === 0;
  const id = below(0xffffffff).toString(16).padStart(8, '0').repeat(5);
  return {
    '@timestamp': new Date(START + index * 20).toISOString(),
    event: {
      category: isNetwork ? 'network' : 'process',
      type: below(3) === 0 ? 'end' : 'start',
      id,
      dataset: 'endpoint',
    },
    host: {
      id: `host-${String(below(500))}`,
      name: `workstation-${String(below(500))}`,
      os: { type: 'windows', version: '10.0.19045' },
    },
    user: {
      id: `S-1-5-21-${id.slice(0, 10)}-${String(below(2000))}`,
      name: `user${String(below(2000))}`,
      domain: 'CORP',
    },
    process: {
      name,
      pid: below(65536),
      entity_id: `p-${String(below(3000))}`,
      executable: `C:\\Program Files\\Vendor\\${id.slice(0, 8)}\\${name}`,
      command_line: `"C:\\Program Files\\Vendor\\${name}" --type=renderer --lang=en-US --token=${id} --log-level=${String(below(9))}`,
      args: [name, '--type=renderer', '--lang=en-US', `--token=${id}`, `--log-level=${String(below(9))}`],
      hash: { sha256: id + id.slice(0, 24), md5: id.slice(0, 32) },
      parent: {
        name: 'explorer.exe',
        pid: below(65536),
        entity_id: `p-${String(below(3000))}`,
        executable: 'C:\\Windows\\explorer.exe',
      },
    },
    ...(isNetwork && {
      destination: {
        ip: `10.${String(below(256))}.${String(below(256))}.7`,
        port: [443, 80, 53, 4444][below(4)],
      },
      source: { ip: `10.1.${String(below(256))}.${String(below(256))}`, port: 1024 + below(60000) },
    }),
    message: `Endpoint ${isNetwork ? 'network' : 'process'} event of ${name}, sensor 8.17.0, policy ${id.slice(0, 16)}`,
  };
}
