import { nodeFileSystem } from '../../server/src/cli/node-file-system.ts';
import type { RuleFile } from '../../server/src/cli/rule-files.ts';
import { findCases } from '../../server/src/core/cases/find-cases.ts';
import type { FileSystem } from '../../server/src/core/cases/file-system.ts';
import type { RuleReport } from '../../server/src/core/cases/report.ts';
import { firstOf } from '../../server/src/core/condition/index-mapping.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import type { LanguageService } from '../../server/src/core/index.ts';
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import { eventsMapping } from '../../server/src/core/matcher/events-mapping.ts';
import { planEql, type Plan } from '../../server/src/core/matcher/plan.ts';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import { schemaMapping } from '../../server/src/core/matcher/schema-mapping.ts';
import type { RuleDocument } from '../../server/src/core/rule/rule-document.ts';
import { createCoverage } from '../../server/src/core/trace/coverage/coverage.ts';
import type { CoverageItem } from '../../server/src/core/trace/coverage/report.ts';
import { areEquivalent } from '../../server/src/core/trace/mutants/equivalent.ts';
import { makeMutants } from '../../server/src/core/trace/mutants/make-mutants.ts';
import type { Mutant } from '../../server/src/core/trace/mutants/mutant.ts';

/**
 * `killed`: some case fails. `equivalent`: it is proved that no event can tell the two apart. `refused`: Elasticsearch would
 * not run it. `untested`: all the others.
 */
export type Outcome = 'killed' | 'equivalent' | 'refused' | 'untested';

export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  readonly reason: string;
}

/** Runs the cases of a rule against each mutant of its query; a text says why that can't be done. */
export async function judgeMutants(
  { rule, location }: RuleFile & { readonly kind: 'rule' },
  service: LanguageService,
): Promise<readonly JudgedMutant[] | string> {
  const files = inMemory(nodeFileSystem);
  const { query } = rule;
  if (query?.eql === undefined) return 'the rule has no EQL query';
  const baseline = await service.test(rule, location, files);
  if (baseline.cases.length === 0) return 'the rule has no cases';
  if (baseline.cases.some(({ passed }) => !passed)) return 'the rule fails its own cases';
  const events = await eventsOf(location, files);
  const plan = planOf(query.text, service, events.flat());
  if (plan === undefined) return 'the rule can not be run';
  const coverage = coverageOf(plan, events);
  const judged: JudgedMutant[] = [];
  for (const mutant of makeMutants(query.eql, query.text)) {
    const report = await service.test(withQuery(rule, mutant.text), location, files);
    const other = planOf(mutant.text, service, events.flat());
    judged.push({
      mutant,
      ...verdict(report, mutant, coverage, () => other !== undefined && areEquivalent(plan, other)),
    });
  }
  return judged;
}

function verdict(
  { unsupported, cases }: RuleReport,
  mutant: Mutant,
  coverage: readonly CoverageItem[],
  isEquivalent: () => boolean,
): Omit<JudgedMutant, 'mutant'> {
  const [refusal] = unsupported;
  if (refusal !== undefined) return { outcome: 'refused', reason: refusal.message };
  const failed = cases.find(({ passed }) => !passed);
  if (failed !== undefined) return { outcome: 'killed', reason: failed.name };
  if (isEquivalent()) return { outcome: 'equivalent', reason: 'the condition comes to the same' };
  return { outcome: 'untested', reason: reasonOf(mutant, coverage) };
}

/** What coverage knows of the place. */
function reasonOf({ span }: Mutant, coverage: readonly CoverageItem[]): string {
  const item = coverage.find((one) => one.span.start === span.start && one.span.end === span.end);
  switch (item?.state) {
    case 'never-true':
      return 'no event makes it true';
    case 'never-decisive':
      return 'events make it true, but none is decided by it';
    case 'covered':
      return 'events cover it, but none tells the two apart';
    case undefined:
      return 'no event shows the difference';
  }
}

function withQuery(rule: RuleDocument, text: string): RuleDocument {
  if (rule.query === undefined) return rule;
  const { value, errors } = parseEql(text);
  return { ...rule, query: { ...rule.query, text, eql: value, errors } };
}

async function eventsOf(location: string, files: FileSystem): Promise<readonly (readonly SampleEvent[])[]> {
  const { cases } = await findCases(location, files);
  const decoder = new TextDecoder();
  return Promise.all(
    cases.map(async ({ file }) => readEvents(decoder.decode(await files.readFile(file)), file).events),
  );
}

function planOf(text: string, { schema }: LanguageService, events: readonly SampleEvent[]): Plan | undefined {
  const { value, errors } = parseEql(text);
  if (errors.length > 0) return undefined;
  const mapping = firstOf([schemaMapping(schema), eventsMapping(events)]);
  return planEql(value, text, { mapping, categoryField: 'event.category', timestampField: '@timestamp' })
    .plan;
}

function coverageOf(plan: Plan, streams: readonly (readonly SampleEvent[])[]): readonly CoverageItem[] {
  const coverage = createCoverage(plan);
  for (const events of streams) {
    for (const event of events) coverage.add(event);
    coverage.endStream();
  }
  return coverage.report().items;
}

/** Each file is read from the disk once. */
function inMemory(files: FileSystem): FileSystem {
  const read = new Map<string, ReturnType<FileSystem['readFile']>>();
  const listed = new Map<string, ReturnType<FileSystem['readDirectory']>>();
  return {
    ...files,
    readFile: (location) => kept(read, location, () => files.readFile(location)),
    readDirectory: (location) => kept(listed, location, () => files.readDirectory(location)),
  };
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
