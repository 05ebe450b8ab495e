/** Running the published queries over the real Windows events of the reference folder. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../../server/data/read-table.ts';
import { firstOf } from '../../server/src/core/condition/index-mapping.ts';
import type { Mapping } from '../../server/src/core/condition/mapping.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import { eventsMapping } from '../../server/src/core/matcher/events-mapping.ts';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import { runPlan } from '../../server/src/core/matcher/run.ts';
import { schemaMapping } from '../../server/src/core/matcher/schema-mapping.ts';
import type { CorpusQuery } from '../support/corpus-queries.ts';
import { planOf } from '../support/eql-runs.ts';
import { sharedFolder } from '../support/shared.ts';

/** Empty where the reference folder is absent. */
export function windowsEvents(): readonly SampleEvent[] {
  const folder = sharedFolder('events', 'otrf-windows');
  if (folder === undefined) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.ndjson'));
  return files.sort().flatMap((file) => {
    const { events, unread } = readEvents(readFileSync(join(folder, file), 'utf8'), file);
    assert.deepEqual(unread, [], file);
    return events;
  });
}

/** The types that the checks of rules know, and for fields that they do not know those of the events. */
export function knownMapping(events: readonly SampleEvent[]): Mapping {
  return firstOf([schemaMapping(createLanguageService(readTable).schema), eventsMapping(events)]);
}

/** The number of a query's results. Throws when it has a fault, or fails. */
export function resultCount(
  { file, query }: CorpusQuery,
  mapping: Mapping,
  events: readonly SampleEvent[],
): number {
  try {
    const result = runPlan(planOf(query, mapping), events);
    return result.kind === 'events' ? result.events.length : result.sequences.length;
  } catch (error) {
    throw new Error(`${file} could not be run`, { cause: error });
  }
}
