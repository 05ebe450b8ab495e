import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryLanguage } from '../../server/src/core/rule/rule-document.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { repositoryRoot } from './shared.ts';

/** The queries of the sample rules in a language. */
export function sampleQueries(language: QueryLanguage = 'eql'): readonly string[] {
  const folder = join(repositoryRoot, 'samples', 'rules');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.toml'))
    .flatMap((file) => {
      const { queries } = readRule(readFileSync(join(folder, file), 'utf8'));
      return queries.filter((query) => query.language === language).map(({ text }) => text);
    });
}

/** Queries that use all of the grammar between them. */
export const OWN_QUERIES: readonly string[] = [
  String.raw`process where host.os.type == "linux" and event.action in ("exec", "fork") and
  not process.parent.executable : ("/usr/bin/*", "/opt/agent/*") and process.args_count >= 3 // a shell`,
  String.raw`sequence by host.id, ?user.id with maxspan=30s
  [process where process.name like~ ("curl*", "wget") and process.args != null] by process.entity_id
  ![file where file.path regex~ """/tmp/\d+\.sh""" /* its own */] by process.entity_id
  [network where cidrMatch(destination.ip, "192.0.2.0/24", "2001:db8::/32")] by process.parent.entity_id with runs=2
until [process where event.type == "end"] by process.entity_id
| tail 5 | head 2`,
  String.raw`sample by host.id
  [file where length(file.name) * 2 - 1 > 10 / 3 % 4 + -1]
  [any where ` + '`my-field`.`x` == "C:\\\\Temp\\\\\\u0041.exe" or ?a.b not in~ ("x", "y") and true]',
  String.raw`any where (startsWith~(process.name, "a") or endsWith(file.path, concat(".", file.extension))) and
  between(process.command_line, "-c ", " ", true) == null and not (1.5e3 < number("0x1f", 16) and false)`,
];
