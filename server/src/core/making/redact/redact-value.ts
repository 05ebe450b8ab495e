import type { CodeBook } from './code-book.ts';
import { roleOf } from './field-roles.ts';
import type { JsonString } from './json-strings.ts';
import type { NameBook, Replacement } from './name-book.ts';
import { COMMON_BLOCK, IPV4, IPV6, MAC, SID } from './patterns.ts';

export interface Books {
  readonly names: NameBook;
  readonly codes: CodeBook;
  readonly ip: (text: string) => string | undefined;
}

/** What of a string's value is replaced, in its order; spans are offsets of the value. */
export function redactValue({ field, value }: JsonString, books: Books): readonly Replacement[] {
  const role = roleOf(field);
  if (role === 'fixed') return [];
  const named = role === undefined || role === 'id' ? undefined : books.names.whole(value);
  if (named !== undefined) return [{ span: { start: 0, end: value.length }, text: named }];
  const codes = findCodes(field, value, books);
  if (role === 'id' && codes.length === 0) {
    const id = /^S-1-\d/i.test(value) ? undefined : books.codes.id(value);
    return id === undefined ? [] : [{ span: { start: 0, end: value.length }, text: id }];
  }
  return merged(codes, books.names.find(value));
}

function findCodes(field: string, value: string, { codes, ip }: Books): readonly Replacement[] {
  // Quick looks: most values have none of them.
  if (!/[\d:]/.test(value)) return [];
  const found: Replacement[] = [];
  const look = (pattern: RegExp, replace: (text: string) => string | undefined): void => {
    found.push(...matches(value, pattern, replace));
  };
  if (/S-1-/i.test(value)) look(SIDS, (text) => codes.sid(text));
  if (/[:-]/.test(value)) look(MAC, (text) => codes.mac(text));
  if (value.includes(':')) look(IPV6, (text) => (isLikelyIp(text, field) ? ip(text) : undefined));
  if (value.includes('.')) look(IPV4, ip);
  found.sort((left, right) => left.span.start - right.span.start);
  // An address of version 6 may end as one of version 4.
  return found.filter(({ span }, index) => span.start >= (found[index - 1]?.span.end ?? 0));
}

const SIDS = new RegExp(SID.source, 'gi');

function matches(
  value: string,
  pattern: RegExp,
  replace: (text: string) => string | undefined,
): readonly Replacement[] {
  return [...value.matchAll(pattern)].flatMap(({ 0: text, index }) => {
    if (COMMON_BLOCK.test(value.slice(index, index + 20))) return [];
    const made = replace(text);
    const span = { start: index, end: index + text.length };
    return made === undefined || made === text ? [] : [{ span, text: made }];
  });
}

/** `a::b` stands in code too, and bytes with colons between them in hashes. */
function isLikelyIp(text: string, field: string): boolean {
  if (/(?:^|[._])ip$|address(?:es)?$/.test(field)) return true;
  return /\d/.test(text) && /^(?:[\da-f]{3,4}:|::ffff:)/i.test(text);
}

/** Those of the first list, and those of the second that touch none of them. Both are in order. */
function merged(first: readonly Replacement[], second: readonly Replacement[]): readonly Replacement[] {
  if (first.length === 0) return second;
  const all: Replacement[] = [];
  let at = 0;
  for (const each of second) {
    for (let next = first[at]; next !== undefined && next.span.start < each.span.end; next = first[at]) {
      all.push(next);
      at++;
    }
    if ((all.at(-1)?.span.end ?? 0) <= each.span.start) all.push(each);
  }
  return [...all, ...first.slice(at)];
}
