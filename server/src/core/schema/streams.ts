import type { ReadTable } from '../tables.ts';
import { lazy } from '../text/lazy.ts';
import { overlap } from './glob.ts';

/** A kind of event that an agent writes: one action, or a few with the same fields, on some operating systems. */
export interface Stream {
  /** `linux_process_fork_exec_exit`. */
  readonly id: string;
  /** `Elastic Defend`. */
  readonly agent: string;
  /** Index pattern it is written to: `logs-endpoint.events.process-*`. */
  readonly index: string;
  /** Values of `host.os.type`. */
  readonly os: readonly string[];
  /** Values of `event.category`; absent where the sources do not say which it has. */
  readonly categories?: readonly string[];
  /** Other fields and the values that they have in these events: `event.action`, `event.type`, `event.dataset` … */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** The shape of the table `streams`. */
export interface StreamsTable {
  /** Without `fieldsKnown`, or with `true`: `fields` lists all that the stream fills. */
  readonly streams: readonly (Stream & { readonly fieldsKnown?: boolean })[];
  /** Starts of index names below which every stream is in the list. */
  readonly covered: readonly string[];
  /** Fields that ingest pipelines add to the events of any agent; `labels.*` is all below `labels`. */
  readonly added: readonly string[];
  /** Field -> places of the streams that fill it, as ranges: `0-3 7`. A field may be a pattern (`Target.*`). */
  readonly fields: Readonly<Record<string, string>>;
}

/** What a rule says about the events it reads. */
export interface StreamQuery {
  /** The rule's index patterns; none = not known, so any. */
  readonly indices: readonly string[];
  /** The EQL event category; absent for `any`. */
  readonly category?: string;
  /** The value of `host.os.type` that the rule asks for. */
  readonly os?: string;
  /** More that the query fixes, for instance `event.action`; a stream that lists other values for the field does not fit. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

export interface StreamFields {
  /** Streams whose events the rule may read. */
  readonly streams: readonly Stream[];
  /** Fields that at least one of them fills. Multi-fields (`process.name.caseless`) are not listed: see `fills`. */
  readonly fields: ReadonlySet<string>;
  /**
   * True when the rule can read nothing but these streams, and all their fields are known: then a field for which `fills` is
   * false is empty in every event. (False for a rule that also reads Winlogbeat's index, whose fields nobody lists.)
   */
  readonly complete: boolean;
  /**
   * True when one of the streams fills the field, its parent (for a multi-field) or something below it, or when an ingest
   * pipeline may have added it.
   */
  fills(name: string): boolean;
}

export interface StreamCatalogue {
  streams(): readonly Stream[];
  streamFields(query: StreamQuery): StreamFields;
}

/** Elasticsearch refuses longer index names; longer patterns get no look. */
const LONGEST_INDEX = 255;

/** Which fields the streams of Elastic Defend and Defend for Containers fill. The table is read on the first question. */
export function createStreamCatalogue(readTable: ReadTable): StreamCatalogue {
  const table = lazy(() => readTable('streams') as StreamsTable);
  const fillers = lazy(() =>
    Object.entries(table().fields).map(([name, text]) => ({ name, in: places(text) })),
  );
  return {
    streams: () => table().streams,
    streamFields(query) {
      const { streams, covered, added } = table();
      const indices = query.indices.map(withoutCluster).filter((index) => !index.startsWith('-'));
      const inIndices = new Map<string, boolean>();
      for (const { index } of streams) {
        if (!inIndices.has(index)) inIndices.set(index, isRead(index, indices));
      }
      const fitting = streams.map((stream) => inIndices.get(stream.index) === true && fits(stream, query));
      const fields = new Set<string>();
      for (const filler of fillers()) {
        if (filler.in.some((place) => fitting[place] === true)) fields.add(filler.name);
      }
      const found = streams.filter((_, place) => fitting[place]);
      return {
        streams: found,
        fields,
        complete:
          found.length > 0 &&
          found.every((stream) => stream.fieldsKnown !== false) &&
          indices.length > 0 &&
          indices.every((index) => covered.some((start) => index.startsWith(start))),
        fills: (name) => fillsField(fields, name) || added.some((pattern) => holds(pattern, name)),
      };
    },
  };
}

/** `cluster:index` -> `index`. */
function withoutCluster(index: string): string {
  return index.slice(index.indexOf(':') + 1, LONGEST_INDEX);
}

function isRead(index: string, patterns: readonly string[]): boolean {
  return patterns.length === 0 || patterns.some((pattern) => overlap(pattern, index));
}

function fits(stream: Stream, query: StreamQuery): boolean {
  if (query.os !== undefined && !stream.os.includes(query.os)) return false;
  if (query.category !== undefined && stream.categories?.includes(query.category) === false) return false;
  for (const [field, wanted] of Object.entries(query.values ?? {})) {
    const own = Object.hasOwn(stream.values, field) ? stream.values[field] : undefined;
    if (own?.some((value) => wanted.includes(value)) === false) return false;
  }
  return true;
}

function fillsField(fields: ReadonlySet<string>, name: string): boolean {
  if (fields.has(name)) return true;
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  if (fields.has(parent)) return true;
  for (const field of fields) {
    if (field.startsWith(`${name}.`) || holds(field, name)) return true;
  }
  return false;
}

/** `Target.*` holds all below `Target`. */
function holds(pattern: string, name: string): boolean {
  return pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** `0-3 7` -> 0 1 2 3 7. */
function places(ranges: string): number[] {
  return ranges.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
