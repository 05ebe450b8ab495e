import type { Span } from '../../text/span.ts';
import { inCaseOf } from './code-book.ts';

export type NameKind = 'host' | 'user' | 'domain';

/** A name in a text, and what stands there instead. Spans are UTF-16 offsets. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

interface Name {
  readonly kind: NameKind;
  /** In lower case. */
  readonly replacement: string;
}

/** The names of machines, people and domains, and what they are replaced by. */
export interface NameBook {
  /** The first kind counts. A name of dots is a name of its own, whatever its parts are. */
  add(kind: NameKind, name: string): void;
  has(name: string): boolean;
  /** What replaces a name that stands alone. */
  whole(name: string): string | undefined;
  /** The names in a text, where no letter or digit stands beside them; of two that start together, the longer. */
  find(text: string): readonly Replacement[];
}

/** Shorter ones, and those without a letter, are found only where a field holds nothing else. */
const SHORTEST = 3;
/** Letters and digits in a row; a name has no more such parts. */
const PART = /[\p{L}\p{N}_]+/gu;
const MOST_PARTS = 12;

/** @param isTaken whether a replacement, in lower case, stands in the texts already */
export function createNameBook(isTaken: (replacement: string) => boolean): NameBook {
  const names = new Map<string, Name>();
  /** First part of a name -> how many parts such names have, the most first. */
  const lengths = new Map<string, number[]>();
  const counts = new Map<string, number>();

  const next = (kind: NameKind, isDotted: boolean): string => {
    for (;;) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const made = `${kind}-${String(count)}`;
      if (!isTaken(made)) return isDotted && kind === 'domain' ? `${made}.example` : made;
    }
  };
  const learn = (name: string): void => {
    const parts = name.match(PART) ?? [];
    const [first] = parts;
    if (first === undefined || parts.length > MOST_PARTS || name.length < SHORTEST || !/\p{L}/u.test(name))
      return;
    const known = lengths.get(first) ?? [];
    if (!known.includes(parts.length))
      lengths.set(
        first,
        [...known, parts.length].sort((a, b) => b - a),
      );
  };
  const matchAt = (
    text: string,
    parts: readonly Span[],
    at: number,
  ): readonly [end: number, name: Name] | undefined => {
    const first = parts[at];
    const tried = first && lengths.get(text.slice(first.start, first.end).toLowerCase());
    for (const length of tried ?? []) {
      const last = parts[at + length - 1];
      const name = last && names.get(text.slice(first?.start, last.end).toLowerCase());
      if (name !== undefined) return [length, name];
    }
    return undefined;
  };

  return {
    add(kind, text) {
      const name = text.toLowerCase();
      if (names.has(name) || OWN.test(name)) return;
      names.set(name, { kind, replacement: next(kind, name.includes('.')) });
      learn(name);
    },
    has: (name) => names.has(name.toLowerCase()),
    whole(text) {
      const name = names.get(text.toLowerCase());
      return name && inCaseOf(text, name.replacement);
    },
    find(text) {
      if (lengths.size === 0) return [];
      const parts = [...text.matchAll(PART)].map(({ 0: part, index }) => ({
        start: index,
        end: index + part.length,
      }));
      const found: Replacement[] = [];
      for (let at = 0; at < parts.length; at++) {
        const match = matchAt(text, parts, at);
        const [first, last] = [parts[at], match && parts[at + match[0] - 1]];
        if (match === undefined || first === undefined || last === undefined) continue;
        const span = { start: first.start, end: last.end };
        found.push({ span, text: inCaseOf(text.slice(span.start, span.end), match[1].replacement) });
        at += match[0] - 1;
      }
      return found;
    },
  };
}

/** What stands for a name already. */
const OWN = /^(?:host|user|domain)-\d+(?:\.example)?$/;
