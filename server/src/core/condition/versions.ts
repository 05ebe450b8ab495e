import { compareText } from './compare-values.ts';

const VERSION = /^(\d+(?:\.\d+)*)((?:-[0-9A-Za-z.-]+)?)((?:\+[0-9A-Za-z.-]+)?)$/;

/**
 * Order of the `version` field type: numeric parts by number, a pre-release before its release, then the build; invalid
 * versions behind all valid ones, by their text (Elasticsearch's VersionEncoder).
 */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [VERSION.exec(a), VERSION.exec(b)];
  if (first === null || second === null) {
    if (first === null && second === null) return compareText(a, b);
    return first === null ? 1 : -1;
  }
  const main = compareParts((first[1] ?? '').split('.'), (second[1] ?? '').split('.'));
  if (main !== 0) return main;
  const pre = comparePreRelease((first[2] ?? '').slice(1), (second[2] ?? '').slice(1));
  return pre !== 0 ? pre : compareText(first[3] ?? '', second[3] ?? '');
}

function comparePreRelease(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return compareParts(a.split('.'), b.split('.'));
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [x, y] = [a[at], b[at]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const order = comparePart(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers before words, as in semantic versioning. */
function comparePart(x: string, y: string): number {
  const [isNumber, otherIsNumber] = [/^\d+$/.test(x), /^\d+$/.test(y)];
  if (isNumber && otherIsNumber) {
    const [a, b] = [x.replace(/^0+(?=\d)/, ''), y.replace(/^0+(?=\d)/, '')];
    return a.length - b.length || compareText(a, b);
  }
  if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
  return compareText(x, y);
}
