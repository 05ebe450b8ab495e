import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstOf, indexMapping, unitedIndices } from '../../server/src/core/condition/index-mapping.ts';
import type { Mapping } from '../../server/src/core/condition/mapping.ts';
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import { eventsMapping } from '../../server/src/core/matcher/events-mapping.ts';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import type { ConformanceCase, Suite } from './suite.ts';

/** The indices that a case searches, as one. */
export interface IndexData {
  readonly events: readonly SampleEvent[];
  readonly mapping: Mapping;
}

interface DataFile {
  readonly events: readonly SampleEvent[];
  readonly mapping: Mapping | undefined;
}

/** Reads the data files of cases, each once. */
export function dataReader(): (suite: Suite, one: ConformanceCase) => IndexData {
  const files = new Map<string, DataFile>();
  return ({ folder }, { data, mapping }) => {
    const names = data === undefined ? [] : typeof data === 'string' ? [data] : data;
    const read = names.map((name) => {
      const path = join(folder, name);
      const file = files.get(path) ?? readDataFile(path);
      files.set(path, file);
      return file;
    });
    const events = read.flatMap((file) => file.events);
    const own = mapping === undefined || mapping === null ? [] : [ownMapping(folder, mapping)];
    const indices = unitedIndices(read.flatMap((file) => file.mapping ?? []));
    return { events, mapping: firstOf([...own, indices, eventsMapping(events)]) };
  };
}

/** `data/x.ndjson` has its mapping in `data/x.mapping.json`. */
function readDataFile(path: string): DataFile {
  const { events, unread } = readEvents(readFileSync(path, 'utf8'), path);
  const [problem] = unread;
  if (problem !== undefined) throw new Error(`${path}:${String(problem.line)}: ${problem.reason}`);
  const mappingPath = path.replace(/\.(?:ndjson|jsonl|json)$/, '.mapping.json');
  return { events, mapping: existsSync(mappingPath) ? readMapping(mappingPath) : undefined };
}

function readMapping(path: string): Mapping {
  return indexMapping(JSON.parse(readFileSync(path, 'utf8')) as unknown);
}

function ownMapping(folder: string, mapping: unknown): Mapping {
  return typeof mapping === 'string' ? readMapping(join(folder, mapping)) : indexMapping(mapping);
}
