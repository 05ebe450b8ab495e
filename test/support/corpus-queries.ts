import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import parseToml from '@iarna/toml/parse-string.js';
import { sharedFolder } from './shared.ts';

export interface CorpusQuery {
  readonly file: string;
  readonly query: string;
}

/** The EQL queries of the published rules; none where the reference folder is absent. */
export function corpusQueries(): readonly CorpusQuery[] {
  return queries((rule) => [rule['language'] === 'eql' ? rule['query'] : undefined]);
}

/** The KQL queries of the published rules, those for threat indicators too; none where the reference folder is absent. */
export function corpusKqlQueries(): readonly CorpusQuery[] {
  return queries((rule) => [
    rule['language'] === 'kuery' ? rule['query'] : undefined,
    rule['threat_language'] === 'kuery' ? rule['threat_query'] : undefined,
  ]);
}

/** The ES|QL queries of the published rules; none where the reference folder is absent. */
export function corpusEsqlQueries(): readonly CorpusQuery[] {
  return queries((rule) => [rule['language'] === 'esql' ? rule['query'] : undefined]);
}

type Rule = Readonly<Record<string, unknown>>;

function queries(pick: (rule: Rule) => readonly unknown[]): readonly CorpusQuery[] {
  return ['rules', 'rules_building_block'].flatMap((folder) => {
    const root = sharedFolder('detection-rules', folder);
    return root === undefined ? [] : queriesBelow(root, pick);
  });
}

function queriesBelow(root: string, pick: (rule: Rule) => readonly unknown[]): CorpusQuery[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.toml'),
  );
  return files.flatMap((file) => {
    const { rule } = parseToml(readFileSync(join(root, file), 'utf8'));
    const found = pick(rule as Rule).filter((query) => typeof query === 'string');
    return found.map((query) => ({ file, query }));
  });
}
