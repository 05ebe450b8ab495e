/**
 * Java's String.equalsIgnoreCase, which Elasticsearch uses on computed values: unit by unit, all of Unicode, no unit becomes
 * two.
 */
export function equalsIgnoreCase(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y && foldUnit(x) !== foldUnit(y)) return false;
  }
  return true;
}

/** Java's Character.toLowerCase(Character.toUpperCase(c)), so that `ı` and `i`, `ſ` and `s` are one. */
function foldUnit(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
  const upper = oneUnit(String.fromCharCode(unit).toUpperCase(), unit);
  // Java lower-cases the dotted capital I to a plain i; JavaScript makes it two units.
  if (upper === 0x130) return 0x69;
  return oneUnit(String.fromCharCode(upper).toLowerCase(), upper);
}

function oneUnit(text: string, otherwise: number): number {
  return text.length === 1 ? text.charCodeAt(0) : otherwise;
}
