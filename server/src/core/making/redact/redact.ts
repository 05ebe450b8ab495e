import { inChunks, type Work } from '../../matcher/steps.ts';
import type { Span } from '../../text/span.ts';
import { meantEvents } from '../json/meant-events.ts';
import { createCodeBook } from './code-book.ts';
import { collectingNames } from './collect-names.ts';
import { createIpBook } from './ip-book.ts';
import { jsonStrings, writtenAt, type JsonString } from './json-strings.ts';
import { createNameBook } from './name-book.ts';
import { IPV4, IPV6 } from './patterns.ts';
import { redactValue, type Books } from './redact-value.ts';

/** A text of JSON with events in any form that event files have. */
export interface EventsToRedact {
  readonly text: string;
  /** The part whose events are meant; without it all are. UTF-16 offsets. */
  readonly selection?: Span;
}

export interface RedactEdit extends Span {
  readonly newText: string;
}

export type Redacted =
  | {
      readonly kind: 'redacted';
      /** One list for each text, in its order; offsets of the text. */
      readonly edits: readonly (readonly RedactEdit[])[];
      /** How many different values were replaced. */
      readonly values: number;
    }
  /** `index` is that of the text that is to blame. */
  | { readonly kind: 'refused'; readonly index: number; readonly reason: string };

/**
 * Replaces what tells of machines and people in events: names of hosts, users and their domains, addresses (IP, hardware,
 * mail), SIDs, identifiers of hosts. The same value is replaced by the same in all texts, different ones by different ones, and
 * nothing by what stands in a text already. What is replaced keeps its shape: a private address stays private, a name with a
 * domain keeps one, capitals stay capitals. Only that much of a string is written anew; keys, numbers and layout stay.
 * Names are known by their fields (`field-roles.ts`) and by folders of users, and then found in every string.
 * Gives always the same for the same. Refused when a text holds no event, or something that is none: it would stay as it is.
 */
export function* redacting(documents: readonly EventsToRedact[]): Work<Redacted> {
  const read: (readonly JsonString[])[] = [];
  for (const [index, { text, selection = { start: 0, end: text.length } }] of documents.entries()) {
    const { events, faults } = meantEvents(text, selection);
    const reason = faults[0]?.message ?? (events.length === 0 ? 'There is no event.' : undefined);
    if (reason !== undefined) return { kind: 'refused', index, reason };
    const strings: JsonString[] = [];
    yield* inChunks(events, ({ outer }) => {
      for (const string of jsonStrings(text, outer)) strings.push(string);
    });
    read.push(strings);
  }
  const books = booksFor(documents.map(({ text }) => text));
  yield;
  yield* collectingNames(read.flat(), books.names);
  const replaced = new Set<string>();
  const edits: RedactEdit[][] = [];
  for (const [index, strings] of read.entries()) {
    const text = documents[index]?.text ?? '';
    const made: RedactEdit[] = [];
    yield* inChunks(strings, (string) => {
      made.push(...editsOf(string, text, books, replaced));
    });
    edits.push(made);
  }
  return { kind: 'redacted', edits, values: replaced.size };
}

/** Books that replace by nothing that stands in one of the texts. */
function booksFor(texts: readonly string[]): Books {
  const taken = new Set<string>();
  const patterns = [/(?:host|user|domain)-\d+/gi, IPV4, IPV6, CODES];
  for (const text of texts)
    for (const pattern of patterns)
      for (const [found] of text.matchAll(pattern)) taken.add(found.toLowerCase());
  const isTaken = (text: string): boolean => taken.has(text.toLowerCase());
  return { names: createNameBook(isTaken), codes: createCodeBook(isTaken), ip: createIpBook(isTaken) };
}

/** Replacements of `code-book.ts`. */
const CODES =
  /S-1-5-21(?:-\d{1,10}){3}|S-1-12-1(?:-\d{1,10}){4}|(?<![\da-f-])(?:[\da-f]{2}-){5}[\da-f]{2}|(?<!\w)[0-]{6,}[\da-f]{0,6}/gi;

function editsOf(
  string: JsonString,
  text: string,
  books: Books,
  replaced: Set<string>,
): readonly RedactEdit[] {
  const found = redactValue(string, books);
  if (found.length === 0) return [];
  const at = writtenAt(text, string);
  return found.map(({ span, text: newText }) => {
    replaced.add(string.value.slice(span.start, span.end).toLowerCase());
    return { start: at(span.start), end: at(span.end), newText };
  });
}
