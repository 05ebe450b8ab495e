import type { SampleEvent } from '../matcher/event.ts';
import type { KeyValues } from '../matcher/join-key.ts';
import type { RunResult } from '../matcher/run.ts';
import { absent, unwanted } from './event-failures.ts';
import type { AlertLines, ExactExpectation, Stated } from './expectations.ts';
import { nearestExplainer } from './explain.ts';
import type { CaseFailure } from './report.ts';
import type { Trial } from './trial.ts';
import { enumerate, plural } from './words.ts';

/** Differences of one kind that are told. */
const MOST_TOLD = 10;

interface Alert {
  /** `undefined`: a missing event. */
  readonly events: readonly (SampleEvent | undefined)[];
  readonly keys: KeyValues;
}

/** What the alerts are not as `expect.json` says. @param known failures that are told already, so that no event is told twice */
export function exactFailures(
  trial: Trial,
  { alerts, joinKeys, lines }: ExactExpectation,
  result: RunResult,
  known: readonly CaseFailure[],
): readonly CaseFailure[] {
  const found: readonly Alert[] =
    result.kind === 'events'
      ? result.events.map((event) => ({ events: [event], keys: [] }))
      : result.sequences;
  return [
    ...(alerts === undefined ? [] : countFailures(trial, alerts, found)),
    ...(joinKeys === undefined ? [] : keyFailures(trial, joinKeys, found)),
    ...(lines === undefined ? [] : lineFailures(trial, lines, found, known)),
  ];
}

function countFailures(
  { one: { file } }: Trial,
  { value, line }: Stated<number>,
  alerts: readonly Alert[],
): readonly CaseFailure[] {
  if (alerts.length === value) return [];
  const where =
    alerts.length === 0 ? '' : `, in line${alerts.length === 1 ? '' : 's'} ${listOf(alerts.map(firstLine))}`;
  const reason = `\`expect.json\` (line ${String(line)}) expects ${plural(value, 'alert')}, but there ${alerts.length === 1 ? 'is' : 'are'} ${alerts.length === 0 ? 'none' : String(alerts.length)}${where}.`;
  return [{ file, line: alerts.map(firstLine)[0] ?? 1, reason }];
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
    ...missing.slice(0, MOST_TOLD).map((lines) => missingAlert(trial, lines, place)),
    ...left.slice(0, MOST_TOLD).map((alert) => unlistedAlert(trial, alert, place)),
  ].filter((failure) => !told.has(failure.line));
}

function missingAlert({ one: { file }, read, query }: Trial, lines: AlertLines, place: string): CaseFailure {
  const line = typeof lines === 'number' ? lines : (lines.find((each) => each !== null) ?? 1);
  const expected = `${place} expects an alert of ${typeof lines === 'number' ? `line ${String(lines)}` : `the events ${JSON.stringify(lines)}`}`;
  const event = read.events.find((each) => each.line === line);
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

function listOf(items: readonly (string | number)[]): string {
  const shown = items.slice(0, MOST_TOLD);
  return items.length > shown.length
    ? `${shown.join(', ')} and ${String(items.length - shown.length)} more`
    : enumerate(shown);
}
