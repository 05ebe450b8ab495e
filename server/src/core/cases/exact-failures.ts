import type { SampleEvent } from '../matcher/event.ts';
import type { KeyValues } from '../matcher/join-key.ts';
import type { Results } from '../matcher/results.ts';
import { absent, unwanted } from './event-failures.ts';
import type { AlertLines, ExactExpectation, Stated } from './expectations.ts';
import { nearestExplainer } from './explain.ts';
import type { CaseFailure } from './report.ts';
import type { Trial } from './trial.ts';
import { enumerate, plural } from './words.ts';

/** Differences of one kind that are told. */
const MOST_TOLD = 10;

export interface Alert {
  /** `undefined`: a missing event. */
  readonly events: readonly (SampleEvent | undefined)[];
  readonly keys: KeyValues;
}

/** Gives the first event that starts on a line, for lines that `expectedLines` names. */
export type EventAt = (line: number) => SampleEvent | undefined;

/**
 * What the alerts are not as `expect.json` says.
 * @param known failures that are told already, so that no event is told twice
 */
export function exactFailures(
  trial: Trial,
  alerts: Results<Alert>,
  eventAt: EventAt,
  known: readonly CaseFailure[],
): readonly CaseFailure[] {
  const { one, exact } = trial;
  if (exact === undefined) return [];
  const { joinKeys, lines } = exact;
  const listed = lines ?? joinKeys;
  const counted = exact.alerts === undefined ? [] : countFailures(trial, exact.alerts, alerts);
  if (listed !== undefined && alerts.total > alerts.kept.length)
    return [...counted, tooMany(one.file, listed.line, alerts)];
  return [
    ...counted,
    ...(joinKeys === undefined ? [] : keyFailures(trial, joinKeys, alerts.kept)),
    ...(lines === undefined ? [] : lineFailures(trial, lines, alerts.kept, eventAt, known)),
  ];
}

/** The lines on which `expect.json` wants alerts: that of each alert's first event. */
export function expectedLines(exact: ExactExpectation | undefined): ReadonlySet<number> {
  return new Set(exact?.lines?.value.map(firstOfLines));
}

function firstOfLines(lines: AlertLines): number {
  return typeof lines === 'number' ? lines : (lines.find((each) => each !== null) ?? 1);
}

function tooMany(file: string, line: number, { kept, total }: Results<Alert>): CaseFailure {
  const reason = `\`expect.json\` (line ${String(line)}) lists the alerts one by one, but there are ${String(total)}; of a large file only the first ${String(kept.length)} are kept, so they can't be compared.`;
  return { file, line: 1, reason };
}

function countFailures(
  { one: { file } }: Trial,
  { value, line }: Stated<number>,
  { kept, total }: Results<Alert>,
): readonly CaseFailure[] {
  if (total === value) return [];
  const lines = kept.map(firstLine);
  const where = total === 0 ? '' : `, in line${total === 1 ? '' : 's'} ${listOf(lines, total)}`;
  const reason = `\`expect.json\` (line ${String(line)}) expects ${plural(value, 'alert')}, but there ${total === 1 ? 'is' : 'are'} ${total === 0 ? 'none' : String(total)}${where}.`;
  return [{ file, line: lines[0] ?? 1, reason }];
}

function keyFailures(
  { one: { file } }: Trial,
  { value, line }: Stated<readonly KeyValues[]>,
  alerts: readonly Alert[],
): readonly CaseFailure[] {
  const { missing, left } = compare(
    value,
    (keys) => JSON.stringify(keys),
    alerts,
    ({ keys }) => [JSON.stringify(keys)],
  );
  const place = `\`expect.json\` (line ${String(line)})`;
  const there =
    alerts.length === 0
      ? 'there is none'
      : `there are ${listOf(alerts.map(({ keys }) => JSON.stringify(keys)))}`;
  return [
    ...missing.slice(0, MOST_TOLD).map((keys): CaseFailure => {
      const reason = `${place} expects an alert with the join keys ${JSON.stringify(keys)}, but ${there}.`;
      return { file, line: 1, reason };
    }),
    ...left.slice(0, MOST_TOLD).map((alert): CaseFailure => {
      const reason = `An alert has the join keys ${JSON.stringify(alert.keys)}, which ${place} does not list.`;
      return { file, line: firstLine(alert), reason };
    }),
  ];
}

function lineFailures(
  trial: Trial,
  { value, line }: Stated<readonly AlertLines[]>,
  alerts: readonly Alert[],
  eventAt: EventAt,
  known: readonly CaseFailure[],
): readonly CaseFailure[] {
  // Those that say more choose first.
  const wanted = [...value].sort((a, b) => Number(Array.isArray(b)) - Number(Array.isArray(a)));
  const { missing, left } = compare(
    wanted,
    (lines) => JSON.stringify(lines),
    alerts,
    (alert) => [JSON.stringify(firstLine(alert)), JSON.stringify(allLines(alert))],
  );
  const place = `\`expect.json\` (line ${String(line)})`;
  const told = new Set(known.map((failure) => failure.line));
  return [
    ...missing.slice(0, MOST_TOLD).map((lines) => missingAlert(trial, lines, place, eventAt)),
    ...left.slice(0, MOST_TOLD).map((alert) => unlistedAlert(trial, alert, place)),
  ].filter((failure) => !told.has(failure.line));
}

function missingAlert(
  { one: { file }, query }: Trial,
  lines: AlertLines,
  place: string,
  eventAt: EventAt,
): CaseFailure {
  const line = firstOfLines(lines);
  const expected = `${place} expects an alert of ${typeof lines === 'number' ? `line ${String(lines)}` : `the events ${JSON.stringify(lines)}`}`;
  const event = eventAt(line);
  if (event === undefined)
    return { file, line, reason: `${expected}, but no event starts on line ${String(line)}.` };
  if (query.plan.kind !== 'event') return { file, line, reason: `${expected}, but there is none.` };
  const found = absent(file, event, nearestExplainer(query.conditions, query.places)(event));
  return { ...found, reason: `${expected}. ${found.reason}` };
}

function unlistedAlert(trial: Trial, alert: Alert, place: string): CaseFailure {
  const unlisted = `${place} does not list this alert.`;
  const [event] = alert.events;
  if (trial.query.plan.kind === 'event' && event !== undefined) {
    const found = unwanted(trial, event);
    return { ...found, reason: `${unlisted} ${found.reason}` };
  }
  const reason = `${unlisted} It is made of the events in lines ${enumerate(allLines(alert).map((line) => line ?? 'none'))}.`;
  return { file: trial.one.file, line: firstLine(alert), reason };
}

function firstLine({ events }: Alert): number {
  return events.find((event) => event !== undefined)?.line ?? 1;
}

function allLines({ events }: Alert): readonly (number | null)[] {
  return events.map((event) => event?.line ?? null);
}

/** Pairs what is wanted with what is there, each once. Both have keys; what is there may have several. */
function compare<Wanted, Found>(
  wanted: readonly Wanted[],
  keyOf: (wanted: Wanted) => string,
  found: readonly Found[],
  keysOf: (found: Found) => readonly string[],
): { readonly missing: readonly Wanted[]; readonly left: readonly Found[] } {
  const byKey = new Map<string, Found[]>();
  for (const item of [...found].reverse()) {
    for (const key of keysOf(item)) {
      const items = byKey.get(key);
      if (items === undefined) byKey.set(key, [item]);
      else items.push(item);
    }
  }
  const taken = new Set<Found>();
  const missing = wanted.filter((item) => {
    const candidates = byKey.get(keyOf(item)) ?? [];
    for (let candidate = candidates.pop(); candidate !== undefined; candidate = candidates.pop()) {
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return false;
    }
    return true;
  });
  return { missing, left: found.filter((item) => !taken.has(item)) };
}

function listOf(items: readonly (string | number)[], total = items.length): string {
  const shown = items.slice(0, MOST_TOLD);
  return total > shown.length
    ? `${shown.join(', ')} and ${String(total - shown.length)} more`
    : enumerate(shown);
}
