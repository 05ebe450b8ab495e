import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A rule whose cases show everything that can become of a sequence. */
export const SEQUENCE = 'fetched_script_is_run.toml';
export const STREAM = 'match-several-hosts.ndjson';

const RULE = `[metadata]
creation_date = "2026/02/02"
integration = ["endpoint"]
maturity = "production"
updated_date = "2026/02/02"

[rule]
author = ["Rulewright"]
description = "Finds a script that is fetched, written and run within two minutes, and not scanned before it is written."
from = "now-9m"
index = ["logs-endpoint.events.*"]
language = "eql"
license = "Apache-2.0"
name = "Fetched Script is Run"
risk_score = 47
rule_id = "6a2a1a50-6b1d-4a5e-9d3e-0c8d1f8f3a11"
severity = "medium"
type = "eql"

query = '''
sequence by host.id, user.name with maxspan=2m
  [process where host.os.type == "linux" and process.name in ("curl", "wget")]
  ![process where host.os.type == "linux" and process.name == "clamscan"]
  [file where host.os.type == "linux" and file.extension == "sh"]
  [process where host.os.type == "linux" and process.name == "sh"]
until [process where host.os.type == "linux" and process.name == "logout"]
'''
`;

/** Second of the stream, host, user, what happens. */
const EVENTS: readonly (readonly [number, string | undefined, string, 'process' | 'file', string])[] = [
  [0, 'web-01', 'ann', 'process', 'curl'],
  [1, 'web-01', 'ann', 'process', 'ls'],
  [4, 'web-02', 'bob', 'process', 'wget'],
  [4.2, 'web-01', 'ann', 'file', 'curl'],
  [5, 'web-02', 'bob', 'process', 'clamscan'],
  [9, 'web-01', 'ann', 'process', 'sh'],
  [12, 'web-02', 'bob', 'file', 'wget'],
  [13, 'web-02', 'bob', 'process', 'sh'],
  [20, 'db-07', 'cleo', 'process', 'curl'],
  [30, 'db-07', 'cleo', 'process', 'curl'],
  [31, 'db-07', 'cleo', 'file', 'curl'],
  [200, 'db-07', 'cleo', 'process', 'sh'],
  [210, undefined, 'dan', 'process', 'curl'],
  [220, 'web-01', 'ann', 'process', 'wget'],
  [222, 'web-01', 'ann', 'file', 'wget'],
  [230, 'web-01', 'ann', 'process', 'logout'],
  [236, 'web-01', 'ann', 'process', 'sh'],
  [300, 'mail-03', 'eve', 'process', 'curl'],
  [301, 'mail-03', 'eve', 'process', 'id'],
  [302, 'mail-03', 'eve', 'process', 'id'],
  [310, 'mail-03', 'eve', 'file', 'curl'],
];

/** @param samples folder of the workspace, a copy */
export function writeSequence(samples: string): void {
  const rules = path.join(samples, 'rules');
  const cases = path.join(rules, SEQUENCE.replace('.toml', '.samples'));
  mkdirSync(cases, { recursive: true });
  writeFileSync(path.join(rules, SEQUENCE), RULE);
  writeFileSync(path.join(cases, STREAM), `${EVENTS.map(lineOf).join('\n')}\n`);
}

function lineOf([second, host, user, category, name]: (typeof EVENTS)[number]): string {
  return JSON.stringify({
    '@timestamp': new Date(Date.UTC(2026, 1, 2, 9) + second * 1000).toISOString(),
    event: { category: [category] },
    host: { id: host, os: { type: 'linux' } },
    user: { name: user },
    process: { name },
    ...(category === 'file' && { file: { extension: 'sh', path: '/tmp/setup.sh' } }),
  });
}
