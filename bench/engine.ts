import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../server/data/read-table.ts';
import { createLanguageService } from '../server/src/core/index.ts';
import { parseEql } from '../server/src/core/eql/parse.ts';
import { parseEsql } from '../server/src/core/esql/parse.ts';
import { parseKql } from '../server/src/core/kql/parse.ts';
import { compileCondition } from '../server/src/core/matcher/compile.ts';
import type { JsonObject } from '../server/src/core/matcher/event.ts';
import { planEql } from '../server/src/core/matcher/plan.ts';
import { schemaMapping } from '../server/src/core/matcher/schema-mapping.ts';
import { corpusEsqlQueries, corpusKqlQueries, corpusQueries } from '../test/support/corpus-queries.ts';
import { sampleQueries } from '../test/support/own-queries.ts';
import { ROOT, sampleEventLines, tenKilobyteRule } from './lib/samples.ts';
import { ratio, timed, type Row } from './lib/statistics.ts';

const service = createLanguageService(readTable);

/** In this process: the parts of a keystroke, the parser, the matcher; each beside JSON.parse of as much. */
export function engine(): readonly Row[] {
  return [ruleReading(), queryParsing(), kqlParsing(), esqlParsing(), matching()].filter(
    (row) => row !== undefined,
  );
}

function ruleReading(): Row {
  const text = tenKilobyteRule();
  const json = JSON.stringify(text.split('\n'));
  const ours = timed(() => service.diagnose(service.readRule(text)), 300, 100);
  const reference = timed(() => void JSON.parse(json), 300, 100);
  return {
    what: 'reading and linting a rule of 10 KB',
    ours: `${ours.toFixed(3)} ms, ${((ours * 1e6) / text.length).toFixed(0)} ns a byte`,
    reference: `${reference.toFixed(3)} ms (JSON.parse of its lines)`,
    ratio: ratio(ours, reference),
    aim: '',
  };
}

/** The published queries where they are at hand, else those of the samples. */
function queryParsing(): Row {
  const published = corpusQueries().map(({ query }) => query);
  const sample = service.readRule(
    readFileSync(join(ROOT, 'samples/rules/execution_office_script_host_fetches_code.toml'), 'utf8'),
  ).query;
  const queries = published.length > 0 ? published : [sample?.text ?? ''];
  const bytes = queries.reduce((sum, query) => sum + query.length, 0);
  const json = queries.map((query) => JSON.stringify(query.split(' ')));
  const ours = timed(() => queries.forEach((query) => parseEql(query)), 10, 20);
  const reference = timed(() => json.forEach((text) => void JSON.parse(text)), 5, 3);
  return {
    what: `parsing ${queries.length} EQL queries (${(bytes / 1e6).toFixed(2)} MB)`,
    ours: `${((ours * 1000) / queries.length).toFixed(0)} µs a query, ${(bytes / ours / 1000).toFixed(1)} MB/s`,
    reference: `${(bytes / reference / 1000).toFixed(0)} MB/s (JSON.parse of their words)`,
    ratio: ratio(ours, reference),
    aim: '',
  };
}

/** As `queryParsing`, for the other languages: the median query is what the aims are about. */
function parsing(
  language: string,
  aim: string,
  queries: readonly string[],
  parse: (text: string) => unknown,
): Row {
  const bytes = queries.reduce((sum, query) => sum + query.length, 0);
  const json = queries.map((query) => JSON.stringify(query.split(' ')));
  const times = queries.map((query) => timed(() => void parse(query), 5, 3)).sort((a, b) => a - b);
  const ours = times.reduce((sum, time) => sum + time, 0);
  const reference = timed(() => json.forEach((text) => void JSON.parse(text)), 5, 3);
  const median = times[times.length >> 1] ?? 0;
  return {
    what: `parsing ${queries.length} ${language} queries (${(bytes / 1e6).toFixed(2)} MB)`,
    ours: `${median.toFixed(3)} ms a query (median), ${(bytes / ours / 1000).toFixed(1)} MB/s`,
    reference: `${(bytes / reference / 1000).toFixed(0)} MB/s (JSON.parse of their words)`,
    ratio: ratio(ours, reference),
    aim,
  };
}

function kqlParsing(): Row {
  const published = corpusKqlQueries().map(({ query }) => query);
  return parsing('KQL', '< 0.2 ms', published.length > 0 ? published : sampleQueries('kuery'), parseKql);
}

function esqlParsing(): Row {
  const published = corpusEsqlQueries().map(({ query }) => query);
  return parsing('ES\\|QL', '< 0.5 ms', published.length > 0 ? published : sampleQueries('esql'), parseEsql);
}

function matching(): Row | undefined {
  const rule = service.readRule(
    readFileSync(join(ROOT, 'samples/rules/credential_access_web_server_shell_reads_secrets.toml'), 'utf8'),
  );
  const { query } = rule;
  if (query?.eql === undefined) return undefined;
  const { plan } = planEql(query.eql, query.text, {
    mapping: schemaMapping(service.schema),
    categoryField: 'event.category',
    timestampField: '@timestamp',
  });
  if (plan?.kind !== 'event') return undefined;
  const lines = sampleEventLines();
  const events = lines.map((line) => JSON.parse(line) as JsonObject);
  const matches = compileCondition(plan.condition);
  const repeat = 100;
  const ours = timed(
    () => {
      for (let round = 0; round < repeat; round++) for (const event of events) matches(event);
    },
    5,
    2,
  );
  const reference = timed(
    () => {
      for (let round = 0; round < repeat; round++) for (const line of lines) JSON.parse(line);
    },
    5,
    2,
  );
  const count = events.length * repeat;
  return {
    what: 'one rule over parsed events',
    ours: `${(count / ours).toFixed(0)} events a ms`,
    reference: `${(count / reference).toFixed(0)} events a ms (JSON.parse of their lines)`,
    ratio: ratio(ours, reference),
    aim: 'below 1×',
  };
}
