/** The table `streams`: which fields Elastic Defend and Defend for Containers fill, see `StreamsTable`. */
import type { Stream } from '../../server/src/core/schema/streams.ts';
import { arrayLines, byUnits, objectLines, sortedEntries } from './json-text.ts';
import { readShared } from './shared.ts';

interface FilledStream extends Stream {
  /** Absent where the sources do not list them. */
  readonly fields: readonly string[] | undefined;
}

/**
 * `event.category` by data stream: elastic/endpoint-package, package/endpoint/data_stream/<name>/sample_event.json, and for
 * `driver` the published rules that look for it in the library stream. Alerts and security events have several
 * categories that no source lists, so they stay open.
 */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'logs-endpoint.events.api-*': ['api', 'intrusion_detection'],
  'logs-endpoint.events.device-*': ['volume_device'],
  'logs-endpoint.events.file-*': ['file'],
  'logs-endpoint.events.library-*': ['driver', 'library'],
  'logs-endpoint.events.network-*': ['network'],
  'logs-endpoint.events.process-*': ['process'],
  'logs-endpoint.events.registry-*': ['registry'],
};

/** `logs-endpoint.events.` + stream: all are documented by the package. */
const COVERED = [
  'logs-cloud_defend.file',
  'logs-cloud_defend.process',
  'logs-endpoint.alerts-',
  'logs-endpoint.events.',
];

/**
 * Fields that published rules (elastic/detection-rules) look for in a stream although no source lists them for it; the list
 * for Defend for Containers is of an older version than the rules.
 */
const UNLISTED: Readonly<Record<string, readonly string[]>> = {
  'logs-cloud_defend.file-*': ['event.module', 'process.args'],
  'logs-cloud_defend.process-*': ['container.security_context.privileged', 'event.module'],
  'logs-endpoint.events.library-*': ['dll.Ext.device.product_id'],
};

/**
 * Fields that ingest pipelines add to the events of any agent: own labels and tags, and the verdicts of the models of the
 * packages `problemchild` and `dga`.
 */
const ADDED = ['blocklist_label', 'labels.*', 'ml_is_dga.*', 'problemchild.*', 'tags'];

export function makeStreams(shared: string): string {
  const streams = [...endpointStreams(shared), ...containerStreams(shared)].sort(
    (a, b) => byUnits(a.agent, b.agent) || byUnits(a.index, b.index) || byUnits(a.id, b.id),
  );
  const fillers = new Map<string, number[]>();
  for (const [place, { index, fields }] of streams.entries()) {
    const unlisted = fields === undefined ? [] : (UNLISTED[index] ?? []);
    for (const field of new Set([...(fields ?? []), ...unlisted]))
      fillers.set(field, [...(fillers.get(field) ?? []), place]);
  }
  return [
    `{"streams":${arrayLines(streams, streamText)},`,
    `"covered":${JSON.stringify(COVERED)},`,
    `"added":${JSON.stringify(ADDED)},`,
    `"fields":${objectLines(sortedEntries(fillers), (places) => JSON.stringify(ranges(places)))}}`,
    '',
  ].join('\n');
}

function streamText({ fields, ...stream }: FilledStream): string {
  return JSON.stringify(fields === undefined ? { ...stream, fieldsKnown: false } : stream);
}

interface EndpointEvents {
  readonly names: readonly string[];
  readonly events: readonly {
    readonly id: string;
    readonly os: readonly string[];
    readonly stream: string;
    readonly filter: Readonly<Record<string, string | readonly string[]>>;
    readonly fields: readonly number[];
  }[];
}

function endpointStreams(shared: string): FilledStream[] {
  const { names, events } = readShared<EndpointEvents>(shared, 'fields/endpoint-events.json');
  return events.map(({ id, os, stream, filter, fields }) => {
    const categories = CATEGORIES[stream];
    return {
      id,
      agent: 'Elastic Defend',
      index: stream,
      os,
      ...(categories !== undefined && { categories }),
      // The module is the same for all, the operating system is told apart already.
      values: valuesOf(filter, ['event.module', 'host.os.type']),
      fields: fields.map((place) => names[place] ?? ''),
    };
  });
}

interface ContainerStream {
  readonly index: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly fields?: readonly string[];
}

function containerStreams(shared: string): FilledStream[] {
  const { streams } = readShared<{ streams: Record<string, ContainerStream> }>(
    shared,
    'fields/cloud-defend.json',
  );
  return Object.entries(streams).map(([name, { index, values, fields }]) => {
    // The file stream's category is not in the source's list of values; its published rules ask for `file`.
    const categories = values['event.category'] ?? (name === 'file' ? ['file'] : undefined);
    return {
      id: `cloud_defend_${name}`,
      agent: 'Defend for Containers',
      index,
      os: ['linux'],
      ...(categories !== undefined && { categories }),
      values: valuesOf(values, ['event.category']),
      fields,
    };
  });
}

function valuesOf(
  values: Readonly<Record<string, string | readonly string[]>>,
  without: readonly string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(
    sortedEntries(values)
      .filter(([field]) => !without.includes(field))
      .map(([field, value]) => [field, typeof value === 'string' ? [value] : value]),
  );
}

/** 0 1 2 3 7 -> `0-3 7`. */
function ranges(places: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last?.[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(' ');
}
