import { EventSource, ROOM, type FileSummary, type HearEvent } from '../cases/event-source.ts';
import type { FileSystem } from '../cases/file-system.ts';
import { indexIn, mergeEvents } from '../cases/merge-events.ts';
import { inSteps, type Pacing } from '../cases/pacing.ts';
import { planOver } from '../cases/prepare-over.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { Disorder } from '../matcher/event-sorter.ts';
import { compileOrder } from '../matcher/ordinal.ts';
import type { Plan } from '../matcher/plan.ts';
import type { SequencePlan } from '../matcher/plan-sequence.ts';
import { EventRun, ROOMS, SampleRun, SequenceRun, type RunRoom } from '../matcher/runs.ts';
import { TooFarApart } from '../matcher/too-much.ts';
import type { FieldSchema } from '../schema/field.ts';
import { failedSearch, knownMapping, planQuery, type QueryOptions, type QueryResult } from './run-query.ts';

export interface QueryFilesOptions extends QueryOptions {
  /** Results that are kept, the first; all without it. */
  readonly most?: number;
  /** How much text of the files is kept in memory, in UTF-16 units; beyond it they are read again when needed. */
  readonly room?: number;
}

export interface QueriedFiles {
  readonly result: QueryResult;
  /** How many results there are. */
  readonly total: number;
  /** What each file holds, in the order in which they were named. */
  readonly files: readonly FileSummary[];
  /** Events of a sequence that stand behind later ones of their stream. */
  readonly disorder: Disorder | undefined;
}

type Outcome = Omit<QueriedFiles, 'files'>;

/**
 * Runs one EQL query over files of any size, which are one index: in the order of time for a sequence, else one behind the other.
 * Results are kept. Rejects only when it is cancelled.
 */
export async function queryFiles(
  query: string,
  locations: readonly string[],
  files: FileSystem,
  schema: FieldSchema,
  options: QueryFilesOptions = {},
  pacing: Pacing = {},
): Promise<QueriedFiles> {
  const sources = locations.map((location) => new EventSource(location, files));
  const room = { left: options.room ?? ROOM };
  for (const [index, source] of sources.entries()) {
    pacing.report?.({ file: locations[index] ?? '', events: 0, alerts: 0, unread: 0 });
    await source.load(room, pacing);
  }
  const known = knownMapping(options, schema);
  const planned = await planOver(known, (mapping) => planQuery(query, mapping, options), sources, pacing);
  const outcome =
    planned.kind === 'error' ? failed(planned) : await runOver(planned.plan, sources, query, options, pacing);
  // A run that failed on its way did not see all.
  if (outcome.result.kind === 'error') for (const source of sources) await source.count(pacing);
  return { ...outcome, files: sources.map(({ summary }) => summary) };
}

function failed(result: QueryResult): Outcome {
  return { result, total: 0, disorder: undefined };
}

async function runOver(
  plan: Plan,
  sources: readonly EventSource[],
  query: string,
  options: QueryFilesOptions,
  pacing: Pacing,
): Promise<Outcome> {
  const results = options.most ?? Infinity;
  const isKept = sources.every(({ kept }) => kept !== undefined);
  const rooms = isKept ? [{ results, sorting: Infinity, waiting: Infinity }] : ROOMS;
  for (const [index, room] of rooms.entries()) {
    try {
      return await runOnce(plan, sources, { ...room, results }, options, pacing);
    } catch (error) {
      if (!(error instanceof TooFarApart) || index === rooms.length - 1)
        return failed(failedSearch(query, error));
    }
  }
  throw new Error('There is always room for one run.');
}

async function runOnce(
  plan: Plan,
  sources: readonly EventSource[],
  room: RunRoom,
  options: QueryFilesOptions,
  pacing: Pacing,
): Promise<Outcome> {
  const tell = telling(pacing);
  switch (plan.kind) {
    case 'event': {
      const run = new EventRun(plan, options, room);
      await eachBehind(
        sources,
        (event, index) => {
          run.offer(event, index);
          tell(event, run.total);
          return false;
        },
        pacing,
      );
      const { kept, total } = run.finish();
      return {
        result: { kind: 'events', events: kept.map(({ event }) => event) },
        total,
        disorder: undefined,
      };
    }
    case 'sequence': {
      const run = new SequenceRun(plan, options, room);
      await inTime(
        plan,
        sources,
        (event, index, weight) => {
          run.offer(event, index, weight);
          tell(event, run.total);
          return false;
        },
        pacing,
      );
      const { kept, total } = await inSteps(run.finish(), pacing);
      return { result: { kind: 'sequences', sequences: kept }, total, disorder: run.disorder };
    }
    case 'sample': {
      const run = new SampleRun(plan, options.maxSamplesPerKey, options.size, room);
      await eachBehind(
        sources,
        (event) => {
          run.offer(event);
          tell(event, 0);
          return false;
        },
        pacing,
      );
      const { kept, total } = run.finish();
      return { result: { kind: 'sequences', sequences: kept }, total, disorder: undefined };
    }
  }
}

/** Events between two reports. */
const EVERY = 4096;

/** Counts the events of all files, and tells them now and then. */
function telling({ report }: Pacing): (event: SampleEvent, alerts: number) => void {
  let events = 0;
  return ({ file }, alerts) => {
    if (++events % EVERY === 0) report?.({ file, events, alerts, unread: 0 });
  };
}

async function inTime(
  { timestamp }: SequencePlan,
  sources: readonly EventSource[],
  hear: HearEvent,
  pacing: Pacing,
): Promise<void> {
  if (sources.length < 2) {
    await eachBehind(sources, hear, pacing);
    return;
  }
  const order = compileOrder(timestamp, undefined);
  await mergeEvents(sources, (event) => order(event, 0)?.time, hear, pacing);
}

/** One file behind the other. */
async function eachBehind(sources: readonly EventSource[], hear: HearEvent, pacing: Pacing): Promise<void> {
  for (const [file, source] of sources.entries())
    await source.each((event, index, weight) => hear(event, indexIn(file, index), weight), pacing);
}
