import type { RuleDocument } from '../rule/rule-document.ts';
import { stringOf } from '../rule/values.ts';
import type { FieldSchema } from '../schema/field.ts';
import { readExpectations, type ExactExpectation, type Expectations } from './expectations.ts';
import { nearestConfiguration, type Configuration } from './configuration.ts';
import type { FileSystem } from './file-system.ts';
import { findCases, type FoundCase, type FoundCases } from './find-cases.ts';
import { EventSource, ROOM } from './event-source.ts';
import { judge } from './judge.ts';
import { createCaseCoverage, type CaseCoverage } from './cover-cases.ts';
import { settingsOf } from './case-settings.ts';
import { Cancelled, rest as stop, type Pacing } from './pacing.ts';
import {
  runnableRule,
  type PlannableRule,
  type Prepare,
  type Prepared,
  type RunnableQuery,
} from './plan-rule.ts';
import { prepareOver } from './prepare-over.ts';
import type { CaseFailure, CaseReport, RuleReport, Unsupported } from './report.ts';

export interface TestRuleOptions extends Pacing {
  /** Event files instead of the rule's cases; nothing is expected of them. */
  readonly files?: readonly string[];
  /** How much text of event files is kept in memory, in UTF-16 units; beyond it they are read again when needed. */
  readonly room?: number;
  /** Count what the cases exercise of the query. */
  readonly coverage?: boolean;
  /** Locations of the cases that count for it; without them all. */
  readonly coveredBy?: ReadonlySet<string>;
  /** Instead of the nearest `rulewright.toml`. */
  readonly configuration?: Configuration;
  /** Milliseconds from any time on: cases are measured with it. */
  readonly clock?: () => number;
}

/** A case with its events and what `expect.json` says of it. */
interface ReadCase extends FoundCase {
  readonly source: EventSource;
  readonly exact: ExactExpectation | undefined;
  /** Milliseconds that its first reading took. */
  readonly loading: number | undefined;
}

/**
 * Runs a rule over its cases. A rule that can't be run reports why, and each of its cases as failed: a test that did not run
 * is no pass. A file that can't be read is an unread line of its case. A cancelled run reports the cases that it came to.
 * Rejects with a `CaseFolderError` when the folder of the cases can't be listed.
 */
export async function testRule(
  rule: RuleDocument,
  location: string,
  schema: FieldSchema,
  files: FileSystem,
  options: TestRuleOptions = {},
): Promise<RuleReport> {
  const configuration = await configurationOf(location, files, options);
  const found =
    options.files === undefined
      ? await findCases(location, files, () => Promise.resolve(configuration))
      : picked(options.files, files);
  const report: Draft = {
    alertsOf: undefined,
    coverage: options.coverage === true ? createCaseCoverage() : undefined,
    cases: [],
    unsupported: [],
    notes: found.notes,
  };
  try {
    await runCases(rule, schema, files, found, report, options);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
  const name = stringOf(rule.rule, 'name')?.value ?? files.name(location);
  const { alertsOf, coverage: counted, ...rest } = report;
  const coverage = counted?.report();
  const more = {
    ...(alertsOf && { alertsOf }),
    ...(coverage && { coverage }),
    ...(configuration && { configuration }),
  };
  return { file: location, name, searched: found.searched, ...rest, ...more };
}

/** Files that somebody picked have nothing to do with it. */
async function configurationOf(
  location: string,
  files: FileSystem,
  { files: picked, configuration }: TestRuleOptions,
): Promise<Configuration | undefined> {
  if (picked !== undefined) return undefined;
  return configuration ?? (await nearestConfiguration(files.parent(location), files));
}

/** What a run adds to the report, case by case. */
interface Draft {
  alertsOf: RuleReport['alertsOf'];
  readonly coverage: CaseCoverage | undefined;
  readonly cases: CaseReport[];
  readonly unsupported: Unsupported[];
  readonly notes: readonly string[];
}

function picked(locations: readonly string[], files: FileSystem): FoundCases {
  const cases = locations.map((file): FoundCase => ({ file, name: files.name(file), expect: 'any' }));
  return { cases, searched: [], notes: [] };
}

async function runCases(
  rule: RuleDocument,
  schema: FieldSchema,
  files: FileSystem,
  found: FoundCases,
  report: Draft,
  options: TestRuleOptions,
): Promise<void> {
  const runnable = runnableRule(rule);
  if ('unsupported' in runnable) report.unsupported.push(...runnable.unsupported);
  const { byFile, faults } = await expectationsOf(found, files);
  const cases: ReadCase[] = [];
  const room = { left: options.room ?? ROOM };
  for (const one of found.cases) {
    await stop(options);
    const started = options.clock?.();
    const source = new EventSource(one.file, files, one.problem);
    await source.load(room, options);
    const exact = byFile.get(files.name(one.file));
    cases.push({ ...one, source, exact, loading: since(started, options) });
  }
  const prepare =
    'unsupported' in runnable
      ? refusing(runnable.unsupported)
      : await prepareCases(runnable, cases, schema, options);
  const bare = prepare({});
  const counts = ({ file }: FoundCase): boolean => options.coveredBy?.has(file) !== false;
  if (!cases.some(counts) && bare.kind === 'ready') report.coverage?.know(bare.query.plan);
  for (const one of cases) {
    const started = options.clock?.();
    const prepared = prepare(settingsOf(one.exact));
    if (prepared.kind === 'refused') await one.source.count(options);
    const coverage = counts(one) ? report.coverage : undefined;
    const judged =
      prepared.kind === 'refused'
        ? notRun(one, prepared.unsupported)
        : await judgedCase(one, prepared.query, rule, coverage, options);
    const judging = since(started, options);
    report.cases.push({
      ...judged,
      ...(judging !== undefined && { milliseconds: judging + (one.loading ?? 0) }),
    });
    tellOfRule(report, one, prepared);
    await stop(options);
  }
  if (found.expectations !== undefined && faults.length > 0) {
    report.cases.push(brokenExpectations(found.expectations, files, faults));
  }
}

function since(started: number | undefined, { clock }: TestRuleOptions): number | undefined {
  return started === undefined || clock === undefined ? undefined : clock() - started;
}

function prepareCases(
  rule: PlannableRule,
  cases: readonly ReadCase[],
  schema: FieldSchema,
  pacing: Pacing,
): Promise<Prepare> {
  const sources = cases.map(({ source }) => source);
  const settings = cases.map(({ exact }) => settingsOf(exact));
  return prepareOver(rule, sources, settings, schema, pacing);
}

function refusing(unsupported: readonly Unsupported[]): Prepare {
  return () => ({ kind: 'refused', unsupported });
}

/** What keeps the rule from running is told once for it, not where a case has settings of its own. */
function tellOfRule(report: Draft, one: ReadCase, prepared: Prepared): void {
  if (prepared.kind === 'ready') {
    report.alertsOf = prepared.query.plan.kind === 'event' ? 'events' : 'sequences';
  } else if (report.unsupported.length === 0 && Object.keys(settingsOf(one.exact)).length === 0) {
    report.unsupported.push(...prepared.unsupported);
  }
}

async function expectationsOf({ expectations, cases }: FoundCases, files: FileSystem): Promise<Expectations> {
  const none: ReadonlyMap<string, ExactExpectation> = new Map();
  if (expectations === undefined) return { byFile: none, faults: [] };
  try {
    const bytes = await files.readFile(expectations);
    return readExpectations(
      bytes,
      cases.map(({ file }) => files.name(file)),
    );
  } catch (error) {
    const reason = `The file can't be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { byFile: none, faults: [{ line: 1, reason }] };
  }
}

/** What is wrong with `expect.json` fails as a case of its own: what it expects was not looked at. */
function brokenExpectations(file: string, files: FileSystem, faults: Expectations['faults']): CaseReport {
  const failures = faults.map(({ line, reason }): CaseFailure => ({ file, line, reason }));
  const nothing = { alerts: 0, events: 0, unread: [], unreadTotal: 0, verdicts: [] };
  return { name: files.name(file), file, expect: 'any', passed: false, failures, ...nothing };
}

function notRun(one: ReadCase, unsupported: readonly Unsupported[]): CaseReport {
  const failures = unsupported.map(({ message, span, text }): CaseFailure => {
    return { file: one.file, line: 1, reason: `Not run: ${message}`, condition: { span, text } };
  });
  return { ...caseBase(one), passed: false, alerts: 0, failures, verdicts: [] };
}

function caseBase({ name, file, expect, source: { summary } }: ReadCase) {
  const { events, unread } = summary;
  return { name, file, expect, events, unread: unread.items.slice(0, MOST_SHOWN), unreadTotal: unread.total };
}

/** Places of a case that can't be read and are told one by one. */
const MOST_SHOWN = 10;

async function judgedCase(
  one: ReadCase,
  query: RunnableQuery,
  rule: RuleDocument,
  coverage: CaseCoverage | undefined,
  pacing: Pacing,
): Promise<CaseReport> {
  const { source, exact } = one;
  const judgement = await judge({ one, source, query, exact }, rule, coverage, pacing);
  return { ...caseBase(one), ...judgement };
}
