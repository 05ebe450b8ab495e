import { readCaseName } from '../../cases/case-name.ts';
import type { FileSystem } from '../../cases/file-system.ts';
import { CaseFolderError, findCaseFolder } from '../../cases/find-cases.ts';
import type { Span } from '../../text/span.ts';
import { eventAt, type EventPlace } from '../json/event-at.ts';
import type { EventTexts } from '../json/event-texts.ts';
import { meantEvents } from '../json/meant-events.ts';
import { caseSlug } from './case-slug.ts';

export interface NewCaseOptions {
  /** Location of the rule. */
  readonly rule: string;
  /** JSON: events in any form that event files have. */
  readonly text: string;
  /** The part of the text whose events are meant. UTF-16 offsets. */
  readonly selection?: Span;
  /** The one event that is meant. Without both, all are. */
  readonly place?: EventPlace;
  readonly expect: 'match' | 'no-match';
}

export type NewCase =
  | {
      readonly kind: 'case';
      /** Of a file that is not there yet, in the folder of the rule's cases, which need not be there either. */
      readonly location: string;
      /** What the file is to hold: one event a line. */
      readonly text: string;
      readonly events: number;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** A case file out of events: where it goes, under a free name that speaks of its first event, and what is in it. Writes nothing. */
export async function newCase(options: NewCaseOptions, files: FileSystem): Promise<NewCase> {
  const { rule, text, expect } = options;
  const { events, faults } = meant(options);
  const [fault] = faults;
  const [first] = events;
  if (first === undefined) return { kind: 'refused', reason: fault?.message ?? whyNone(options) };
  // Of what somebody picked out, a part is no answer.
  if (fault !== undefined) return { kind: 'refused', reason: fault.message };
  try {
    const { folder, entries = [] } = await findCaseFolder(rule, files);
    const taken = entries.map(({ name }) => name.toLowerCase());
    const name = freeName(expect, caseSlug(first.source), taken);
    return {
      kind: 'case',
      location: files.join(folder, name),
      text: events.map(({ span }) => `${onOneLine(text.slice(span.start, span.end))}\n`).join(''),
      events: events.length,
    };
  } catch (error) {
    if (!(error instanceof CaseFolderError)) throw error;
    const reason = `The folder \`${files.name(error.location)}\` can't be listed: ${error.message}.`;
    return { kind: 'refused', reason };
  }
}

function meant({ text, place, selection = { start: 0, end: text.length } }: NewCaseOptions): EventTexts {
  return place === undefined ? meantEvents(text, selection) : eventAt(text, place);
}

function whyNone({ place }: NewCaseOptions): string {
  return place === undefined
    ? 'There is no event: put the cursor into one.'
    : `No event starts on line ${String(place.line)} any more: run the rule again.`;
}

/** A case's name is its file's without the ending, so that `match-a.json` takes the name of `match-a.ndjson` too. */
function freeName(expect: NewCaseOptions['expect'], slug: string, taken: readonly string[]): string {
  const plain = `${expect}-${slug}`;
  const stem = expectationOf(plain) === expect ? plain : `${expect}-event-${slug}`;
  for (let count = 1; ; count++) {
    const name = count === 1 ? stem : `${stem}-${String(count)}`;
    if (!taken.some((file) => file.startsWith(`${name}.`))) return `${name}.ndjson`;
  }
}

/** `match-any` says something else than `match`. */
function expectationOf(stem: string): string | undefined {
  const read = readCaseName(`${stem}.ndjson`);
  return read.kind === 'case' ? read.expect : undefined;
}

const STRING_OR_SPACE = /"[^"\\]*(?:\\.[^"\\]*)*"|\s+/g;

/** JSON without white space between its parts when it has line breaks, else as it is; strings and numbers as they are written. */
function onOneLine(json: string): string {
  if (!/[\n\r]/.test(json)) return json;
  return json.replace(STRING_OR_SPACE, (part) => (part.startsWith('"') ? part : ''));
}
