import { editDistance } from '../text/edit-distance.ts';
import { slipLimit } from '../text/nearest.ts';
import type { FieldSource } from './field-source.ts';

/** Slips in the whole name; more is a guess. */
const MOST_CHANGES = 3;
/** Weight of a forgotten or misplaced segment, in slips. */
const SEGMENT_CHANGE = 2;

interface Candidate {
  readonly name: string;
  /** Slips; fewer is better. */
  readonly distance: number;
  /** Leading segments that are right. */
  readonly rightSegments: number;
  /** Place of the source in the list: ECS before the others. */
  readonly source: number;
}

/**
 * The field that a misspelt name most likely means, or `undefined` when none is near enough to be meant. Slips are looked for
 * segment by segment (`proces.name`, `process.nmae`), so `process.pid` never becomes `process.tty`; a forgotten segment
 * (`process.sha256`), segments in the wrong order (`parent.process.name`) and a slip with the dot (`process_name`) count too.
 * Of equally near names the one with more leading segments right wins, then the earlier source, then the more used one.
 */
export function nearestField(
  name: string,
  sources: readonly FieldSource[],
  usage: (name: string) => number,
): string | undefined {
  if (name.includes('*')) return undefined;
  const word = name.toLowerCase();
  const segments = word.split('.');
  let best: Candidate | undefined;
  for (const [place, source] of sources.entries()) {
    for (const group of source.groups()) {
      if (!mayHold(group, word, segments)) continue;
      for (const candidate of source.namesIn(group)) {
        const rated = rate(candidate, name, word, segments, place);
        if (rated !== undefined && isBetter(rated, best, usage)) best = rated;
      }
    }
  }
  return best?.name;
}

/** Leaves out the groups whose names can't come near, which are nearly all: no name of theirs is looked at. */
function mayHold(group: string, word: string, segments: readonly string[]): boolean {
  const lower = group.toLowerCase();
  if (lower === '') return segments.length === 1;
  const first = segments[0] ?? '';
  return (
    editDistance(first, lower, slipLimit(first.length)) !== undefined ||
    word.startsWith(lower) ||
    segments.includes(lower)
  );
}

function rate(
  candidate: string,
  name: string,
  word: string,
  segments: readonly string[],
  source: number,
): Candidate | undefined {
  if (candidate === name || !hasLikeLength(candidate, word, segments)) return undefined;
  const lower = candidate.toLowerCase();
  const others = lower.split('.');
  const distance = fieldDistance(word, segments, lower, others);
  if (distance === undefined) return undefined;
  const wrong = segments.findIndex((segment, index) => segment !== others[index]);
  return { name: candidate, distance, rightSegments: wrong < 0 ? segments.length : wrong, source };
}

/** A cheap look first: only a forgotten segment makes a great difference in length, and leaves the last segment as it is. */
function hasLikeLength(candidate: string, word: string, segments: readonly string[]): boolean {
  const longer = candidate.length - word.length;
  if (Math.abs(longer) <= MOST_CHANGES) return true;
  return longer > 0 && candidate.toLowerCase().endsWith(`.${segments.at(-1) ?? ''}`);
}

function fieldDistance(
  word: string,
  segments: readonly string[],
  candidate: string,
  others: readonly string[],
): number | undefined {
  if (others.length === segments.length) {
    return slips(segments, others) ?? (isReordered(segments, others) ? SEGMENT_CHANGE : undefined);
  }
  if (Math.abs(others.length - segments.length) > 1) return undefined;
  const dotSlip = editDistance(word, candidate, 1);
  if (dotSlip !== undefined) return dotSlip;
  return forgotOne(segments, others) ? SEGMENT_CHANGE : undefined;
}

/** Sum of the slips in each segment, each within what its length allows. */
function slips(segments: readonly string[], others: readonly string[]): number | undefined {
  let total = 0;
  for (const [index, segment] of segments.entries()) {
    const other = others[index] ?? '';
    if (segment === other) continue;
    const limit = Math.min(slipLimit(segment.length), MOST_CHANGES - total);
    const distance = editDistance(segment, other, limit);
    if (distance === undefined) return undefined;
    total += distance;
  }
  return total;
}

function isReordered(segments: readonly string[], others: readonly string[]): boolean {
  return (
    segments.length > 2 && others.every((other) => segments.includes(other)) && sameMultiset(segments, others)
  );
}

function sameMultiset(segments: readonly string[], others: readonly string[]): boolean {
  return [...segments].sort().join('.') === [...others].sort().join('.');
}

/** The candidate has one more segment in the middle, and all others are right. */
function forgotOne(segments: readonly string[], others: readonly string[]): boolean {
  if (segments.length < 2 || others.length !== segments.length + 1) return false;
  const extra = others.findIndex((other, index) => other !== segments[index]);
  if (extra === 0 || extra >= segments.length) return false;
  return segments.slice(extra).every((segment, index) => segment === others[extra + 1 + index]);
}

function isBetter(a: Candidate, b: Candidate | undefined, usage: (name: string) => number): boolean {
  if (b === undefined) return true;
  const difference =
    b.distance - a.distance ||
    a.rightSegments - b.rightSegments ||
    b.source - a.source ||
    usage(a.name) - usage(b.name);
  return difference === 0 ? a.name < b.name : difference > 0;
}
