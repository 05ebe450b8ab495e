/** Replacements for what identifies machines and accounts by digits: hardware addresses, SIDs, identifiers. */
export interface CodeBook {
  mac(text: string): string | undefined;
  sid(text: string): string | undefined;
  id(text: string): string | undefined;
}

/** Always the same for the same, and none that `isTaken` (in lower case). */
export function createCodeBook(isTaken: (code: string) => boolean): CodeBook {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const get = (kind: string, key: string, make: (number: number) => string): string => {
    const at = `${kind} ${key}`;
    const made = known.get(at);
    if (made !== undefined) return made;
    for (;;) {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      const candidate = make(number);
      if (isTaken(candidate)) continue;
      known.set(at, candidate);
      return candidate;
    }
  };
  return {
    mac(text) {
      const key = text.replace(/[:-]/g, '').toLowerCase();
      if (isPlainMac(key)) return undefined;
      const made = get('mac', key, macOf);
      return inCaseOf(text, text.includes(':') ? made.replaceAll('-', ':') : made);
    },
    sid(text) {
      const key = text.toUpperCase();
      const [head, make] = key.startsWith('S-1-12-1-') ? ENTRA : DOMAIN;
      return key.startsWith(head) ? undefined : get(head, key, make);
    },
    id(text) {
      const shape = text.toLowerCase().replace(/[\p{L}\p{N}]/gu, '0');
      if (/^[0-9]*$/.test(text) || isOwnId(text)) return undefined;
      return get(`id ${shape}`, text.toLowerCase(), (number) => idOf(shape, number));
    },
  };
}

/** RFC 7042 keeps 00-00-5E-00-53-xx for documentation; beyond it, addresses that are given locally. */
function macOf(number: number): string {
  const digits = number <= 256 ? `00005e0053${hex(number - 1, 2)}` : `0200${hex(number - 257, 8)}`;
  return (digits.match(/../g) ?? []).join('-');
}

/** Of documentation, all alike, or for many at once. */
function isPlainMac(key: string): boolean {
  return key.startsWith('00005e0053') || /^(?:0{12}|f{12}|01005e|3333)/.test(key);
}

type Maker = readonly [head: string, make: (number: number) => string];
const series = (head: string): Maker => [head, (number) => `${head}${String(3_000_000_000 + number)}`];
/** https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers */
const DOMAIN = series('S-1-5-21-1000000000-2000000000-');
const ENTRA = series('S-1-12-1-1000000000-2000000000-2500000000-');

/** Letters and digits become zeros, and the last of them a number. */
function idOf(shape: string, number: number): string {
  const digits = hex(number, 0);
  const places = [...shape.matchAll(/0/g)].map(({ index }) => index).slice(-digits.length);
  if (places.length < digits.length) return `id-${String(number)}`;
  const characters = shape.split('');
  places.forEach((place, index) => (characters[place] = digits[index] ?? '0'));
  return characters.join('');
}

function isOwnId(text: string): boolean {
  return /^0{6,}[\da-f]{0,6}$/i.test(text.replace(/[^\p{L}\p{N}]/gu, '')) || /^id-\d+$/.test(text);
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}

/** In capitals where the other is. */
export function inCaseOf(original: string, text: string): string {
  return original === original.toUpperCase() && original !== original.toLowerCase()
    ? text.toUpperCase()
    : text.toLowerCase();
}
