/** Every field that the published EQL rules use is known; where a rule reads known streams only, they fill it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '@iarna/toml';
import { readTable } from '../../server/data/read-table.ts';
import type { EventQuery, Expression } from '../../server/src/core/eql/ast.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { eventQueries, termsOf, walkExpression } from '../../server/src/core/eql/walk.ts';
import { createFieldSchema } from '../../server/src/core/schema/field-schema.ts';
import { createStreamCatalogue } from '../../server/src/core/schema/streams.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

interface CorpusRule {
  readonly file: string;
  readonly query: string;
  readonly index: readonly string[];
}

const folders = ['rules', 'rules_building_block'].map((name) => sharedFolder('detection-rules', name));
const skip = folders.includes(undefined) && skipWithoutShared;

function liveEqlRules(): CorpusRule[] {
  return folders.flatMap((folder) => {
    const files = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' });
    const live = files.filter(
      (file) => file.endsWith('.toml') && !file.split(/[\\/]/).includes('_deprecated'),
    );
    return live.flatMap((file) => eqlRule(join(folder ?? '', file)));
  });
}

function eqlRule(file: string): CorpusRule[] {
  const text = readFileSync(file, 'utf8').replaceAll('\r', '');
  const { rule } = parse(text) as { rule?: { language?: string; query?: string; index?: string[] } };
  if (rule?.language !== 'eql' || rule.query === undefined) return [];
  return [{ file, query: rule.query, index: rule.index ?? [] }];
}

function fieldsIn(expressions: readonly Expression[]): Set<string> {
  const names = new Set<string>();
  for (const expression of expressions) {
    walkExpression(expression, (node) => {
      if (node.kind === 'field') names.add(node.name);
    });
  }
  return names;
}

/** Names of all fields of a query: conditions, join keys and pipes. */
function fieldsOf(text: string): Set<string> {
  const { value, errors } = parseEql(text);
  assert.deepEqual(errors, []);
  const { body, pipes } = value;
  const keys = [...termsOf(body).map((term) => term.by), body?.kind === 'event-query' ? undefined : body?.by];
  return fieldsIn([
    ...eventQueries(value).map(({ event }) => event.condition),
    ...keys.flatMap((by) => by?.keys ?? []),
    ...pipes.flatMap((pipe) => pipe.args),
  ]);
}

test('at least 99.8 % of the field uses of live EQL rules resolve', { skip }, (context) => {
  const schema = createFieldSchema(readTable);
  const unknown: string[] = [];
  let uses = 0;
  for (const { file, query } of liveEqlRules()) {
    for (const name of fieldsOf(query)) {
      uses++;
      if (schema.field(name) === undefined && !schema.isDynamicChild(name))
        unknown.push(`${name} in ${file}`);
    }
  }
  context.diagnostic(`${String(uses - unknown.length)} of ${String(uses)} field uses resolve`);
  for (const line of unknown) context.diagnostic(`unknown: ${line}`);
  assert.ok(uses > 6000, `${String(uses)} uses found`);
  assert.ok(unknown.length <= uses * 0.002, unknown.join('\n'));
});

/** The value of `host.os.type` that the condition asks for, when it names just one. */
function osOf(event: EventQuery): string | undefined {
  const found = new Set<string>();
  walkExpression(event.condition, (node) => {
    if (node.kind !== 'comparison' || node.left.kind !== 'field' || node.right.kind !== 'string') return;
    if (node.operator === '==' && node.left.name === 'host.os.type') found.add(node.right.value);
  });
  return found.size === 1 ? [...found][0] : undefined;
}

test(
  'at most 0.2 % of the uses over known streams are of a field that they never fill',
  { skip },
  (context) => {
    const catalogue = createStreamCatalogue(readTable);
    const empty: string[] = [];
    let uses = 0;
    for (const { file, query, index } of liveEqlRules()) {
      for (const { event } of eventQueries(parseEql(query).value)) {
        const [category, os] = [event.category.name, osOf(event)];
        const found = catalogue.streamFields({
          indices: index,
          ...(category !== undefined && { category }),
          ...(os !== undefined && { os }),
        });
        if (!found.complete) continue;
        for (const name of fieldsIn([event.condition])) {
          uses++;
          if (!found.fills(name)) empty.push(`${name} in ${file}`);
        }
      }
    }
    context.diagnostic(`${String(empty.length)} of ${String(uses)} uses are of a field that is never filled`);
    for (const line of empty) context.diagnostic(`never filled: ${line}`);
    assert.ok(uses > 2000, `${String(uses)} uses found`);
    assert.ok(empty.length <= uses * 0.002, empty.join('\n'));
  },
);
