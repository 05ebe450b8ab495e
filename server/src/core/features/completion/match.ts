export interface Matches<T> {
  /** Names that start with the typed text, then names with a part that does. */
  readonly near: readonly T[];
  /** Names that hold it in pieces, each at the start of a part: `procname` in `process.name`. Only where few are near. */
  readonly loose: readonly T[];
  /** True when some were left out. */
  readonly more: boolean;
}

/** Something with a name, in lower case since typed text counts without regard to case. */
export interface Named {
  readonly lower: string;
}

/** Keeps what typed text can mean; the order within each kind stays. At most `limit` near ones. */
export function matching<T extends Named>(items: readonly T[], typed: string, limit: number): Matches<T> {
  const wanted = typed.toLowerCase();
  const starts = firstOf(items, limit + 1, ({ lower }) => lower.startsWith(wanted));
  // Who types a dot spells the name from its start.
  const spelt = starts.length > limit || (starts.length > 0 && wanted.includes('.'));
  const parts = spelt
    ? []
    : firstOf(items, limit + 1, ({ lower }) => !lower.startsWith(wanted) && startsPart(lower, wanted));
  const near = [...starts, ...parts];
  const wantsLoose = wanted.length >= LOOSE_FROM && near.length < FEW && !spelt;
  const loose = wantsLoose
    ? firstOf(items, FEW + 1, ({ lower }) => holdsInPieces(lower, wanted) && !startsPart(lower, wanted))
    : [];
  return {
    near: near.slice(0, limit),
    loose: loose.slice(0, FEW),
    more: near.length > limit || loose.length > FEW,
  };
}

function firstOf<T>(items: readonly T[], limit: number, fits: (item: T) => boolean): readonly T[] {
  const found: T[] = [];
  for (const item of items) {
    if (fits(item) && found.push(item) >= limit) break;
  }
  return found;
}

/** Shorter text is in nearly every name. */
const LOOSE_FROM = 3;
const FEW = 25;

const DOT = 46;
const UNDERSCORE = 95;

/** True for a place in a name where one of its parts starts. */
function isPartStart(name: string, at: number): boolean {
  const before = name.charCodeAt(at - 1);
  return at === 0 || before === DOT || before === UNDERSCORE;
}

function startsPart(name: string, wanted: string): boolean {
  for (let at = name.indexOf(wanted); at >= 0; at = name.indexOf(wanted, at + 1)) {
    if (isPartStart(name, at)) return true;
  }
  return false;
}

/** Greedy: goes on letter by letter, and where the next letter differs, at the next part that starts with it. */
function holdsInPieces(name: string, wanted: string): boolean {
  let at = -1;
  for (let index = 0; index < wanted.length; index++) {
    const letter = wanted.charCodeAt(index);
    at++;
    const goesOn = index > 0 && name.charCodeAt(at) === letter;
    while (!goesOn && at < name.length && !(name.charCodeAt(at) === letter && isPartStart(name, at))) at++;
    if (at >= name.length) return false;
  }
  return true;
}
