import type { FileSystem } from '../../core/cases/file-system.ts';
import type { Pacing } from '../../core/cases/pacing.ts';
import { caseSettings, findCases, type LanguageService } from '../../core/index.ts';
import type { ExplainOptions } from '../../core/explain/explain-rule.ts';
import type { SampleEvent } from '../../core/matcher/event.ts';
import type { ExplainTarget, UnreadLine } from '../../protocol/index.ts';

/** One file of events: a rule runs over each case by itself. */
export interface Stream {
  readonly uri: string;
  readonly events: readonly SampleEvent[];
  readonly settings: NonNullable<ExplainOptions['settings']>;
}

export interface Streams {
  /** Those that are asked for. */
  readonly asked: readonly Stream[];
  /** Of all files that were read: a case runs with the fields that all cases of its rule have. */
  readonly events: readonly SampleEvent[];
  readonly unread: readonly UnreadLine[];
  /** There are more events than are looked at. */
  readonly isCut: boolean;
}

export interface Reading {
  readonly service: LanguageService;
  readonly files: FileSystem;
  readonly pacing: Pacing;
  readonly report: (message: string) => void;
}

/** More are not explained in an editor: they are kept in memory, and looked at again and again. */
export const MOST_EVENTS = 100_000;

/** Reads what is asked for, and the other cases of the rule where it is one of them. Rejects with a `CaseFolderError`. */
export async function readStreams(rule: string, of: ExplainTarget, reading: Reading): Promise<Streams> {
  const named = of.kind === 'cases' ? undefined : of.kind === 'file' ? of.uri : of.event.uri;
  const { cases } = await findCases(rule, reading.files);
  const known = cases.filter(({ problem }) => problem === undefined).map(({ file }) => file);
  const others = named === undefined || known.includes(named) ? known.filter((file) => file !== named) : [];
  const files = named === undefined ? others : [named, ...others];
  const text = of.kind === 'cases' ? undefined : of.text;
  const streams: Stream[] = [];
  const events: SampleEvent[] = [];
  const unread: UnreadLine[] = [];
  let isCut = false;
  for (const uri of files) {
    const name = reading.files.name(uri);
    reading.report(`reading ${name}`);
    const opened = uri === named && text !== undefined ? withText(reading.files, uri, text) : reading.files;
    const room = MOST_EVENTS - events.length;
    const read = await reading.service.readEvents(uri, opened, reading.pacing, room);
    const kept = read.events.slice(0, room);
    for (const event of kept) events.push(event);
    streams.push({ uri, events: kept, settings: await caseSettings(uri, reading.files) });
    if (named === undefined || uri === named) {
      isCut ||= kept.length < read.events.length;
      for (const { line, reason } of read.unread) unread.push({ file: name, line, reason });
    }
    if (events.length >= MOST_EVENTS) break;
  }
  const asked = named === undefined ? streams : streams.slice(0, 1);
  return { asked, events, unread, isCut: isCut || (named === undefined && streams.length < files.length) };
}

/** As the editor has the file. */
function withText(files: FileSystem, named: string, text: string): FileSystem {
  return {
    ...files,
    async *open(uri) {
      if (uri === named) yield new TextEncoder().encode(text);
      else yield* files.open(uri);
    },
  };
}
