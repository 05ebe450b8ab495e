import assert from 'node:assert/strict';
import { readTable } from '../../server/data/read-table.ts';
import { createAttackData } from '../../server/src/core/attack/attack-data.ts';
import { createFeatures } from '../../server/src/core/features/features.ts';
import { queryFile, ruleFile, type SourceFile } from '../../server/src/core/features/source-file.ts';
import { queryDocument } from '../../server/src/core/rule/query-document.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { createFieldSchema } from '../../server/src/core/schema/field-schema.ts';
import { createStreamCatalogue } from '../../server/src/core/schema/streams.ts';
import { parseMarkers } from '../support/markers.ts';

/** The features over the real fact tables. */
export const features = createFeatures({
  schema: createFieldSchema(readTable),
  attack: createAttackData(readTable),
  streams: createStreamCatalogue(readTable),
});

export interface Opened {
  readonly file: SourceFile;
  readonly offset: number;
}

/** A fixture's file and cursor. A text with a `[rule]` header is a rule, all else a query of its own. */
export function open(fixture: string): Opened {
  const { text, cursor } = parseMarkers(fixture);
  assert.ok(cursor !== undefined, `no $0 in: ${fixture}`);
  return { file: openText(text), offset: cursor };
}

export function openText(text: string): SourceFile {
  return /^\[+rule/m.test(text) ? ruleFile(readRule(text)) : queryFile(queryDocument(text));
}

/** A `.kql` file and the cursor in it. */
export function openKql(fixture: string): Opened {
  const { text, cursor } = parseMarkers(fixture);
  return { file: queryFile(queryDocument(text, 'kuery')), offset: cursor ?? 0 };
}

/** A rule around a query, which is written into a `'''` string; `head`: more lines of `[rule]`. */
export function ruleWith(query: string, head = ''): string {
  return `[metadata]\nmaturity = "development"\n\n[rule]\ntype = "eql"\nlanguage = "eql"\n${head}query = '''\n${query}\n'''\n`;
}
