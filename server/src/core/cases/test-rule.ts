import type { EqlQuery } from '../eql/ast.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import { firstOf } from '../condition/index-mapping.ts';
import type { ResolveFault } from '../condition/condition.ts';
import { eventsMapping } from '../matcher/events-mapping.ts';
import { planEql, type Plan } from '../matcher/plan.ts';
import { readEvents, type EventsRead } from '../matcher/read-events.ts';
import { schemaMapping } from '../matcher/schema-mapping.ts';
import type { EmbeddedQuery, RuleDocument } from '../rule/rule-document.ts';
import { stringOf } from '../rule/values.ts';
import type { FieldSchema } from '../schema/field.ts';
import { decodeText } from '../text/decode.ts';
import { textOf, type Span } from '../text/span.ts';
import type { FileSystem } from './file-system.ts';
import { findCases, type FoundCase } from './find-cases.ts';
import { judge, type Places } from './judge.ts';
import type { CaseReport, RuleReport, Unsupported } from './report.ts';

export interface TestRuleOptions {
  /** Event files instead of the rule's cases; nothing is expected of them. */
  readonly files?: readonly string[];
  /** Looked at between cases and every few hundred events; a cancelled run reports what it had. */
  readonly isCancelled?: () => boolean;
}

interface ReadCase extends FoundCase {
  readonly read: EventsRead;
}

/**
 * Runs a rule over its cases. A rule that can't be run reports why, and each of its cases as failed: a test that did not run
 * is no pass. A file that can't be read is an unread line of its case.
 */
export async function testRule(
  rule: RuleDocument,
  location: string,
  schema: FieldSchema,
  files: FileSystem,
  options: TestRuleOptions = {},
): Promise<RuleReport> {
  const found =
    options.files === undefined
      ? await findCases(location, files)
      : { cases: picked(options.files, files), searched: [], notes: [] };
  const cases: ReadCase[] = [];
  for (const one of found.cases) {
    if (options.isCancelled?.() === true) break;
    cases.push({ ...one, read: await readCase(one.file, files) });
  }
  const base = {
    file: location,
    name: stringOf(rule.rule, 'name')?.value ?? files.name(location),
    searched: found.searched,
    notes: found.notes,
  };
  const prepared = prepare(rule, schema, cases);
  if ('unsupported' in prepared) {
    return {
      ...base,
      cases: cases.map((one) => notRun(one, prepared.unsupported)),
      unsupported: prepared.unsupported,
    };
  }
  const { plan, places } = prepared;
  const reports: CaseReport[] = [];
  for (const one of cases) {
    if (options.isCancelled?.() === true) break;
    reports.push(judgeCase(one, plan, places));
  }
  return { ...base, cases: reports, unsupported: [] };
}

function picked(locations: readonly string[], files: FileSystem): readonly FoundCase[] {
  return locations.map((file) => ({ file, name: files.name(file), expect: 'any' }));
}

async function readCase(file: string, files: FileSystem): Promise<EventsRead> {
  let bytes: Uint8Array;
  try {
    bytes = await files.readFile(file);
  } catch (error) {
    const reason = `The file can't be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { events: [], unread: [{ line: 1, reason }] };
  }
  const { value, errors } = decodeText(bytes);
  const read = readEvents(value, file);
  const [fault] = errors;
  return fault === undefined
    ? read
    : { events: [], unread: [{ line: lineOf(value, fault.span), reason: fault.message }] };
}

function lineOf(text: string, { start }: Span): number {
  return text.slice(0, start).split('\n').length;
}

type Prepared =
  { readonly plan: Plan; readonly places: Places } | { readonly unsupported: readonly Unsupported[] };

/** Plans the rule's query against the known schemas and, for fields that these lack, what the events have. */
function prepare(rule: RuleDocument, schema: FieldSchema, cases: readonly ReadCase[]): Prepared {
  const { query } = rule;
  if (query === undefined) return cannot(rule, 'The rule has no query that can be run.', ruleTypeSpan(rule));
  if (query.eql === undefined) {
    return cannot(rule, `Rulewright can't run ${languageName(query)} queries yet.`, query.node.span);
  }
  if (rule.type !== 'eql')
    return cannot(rule, `Rulewright can't run rules of type \`${rule.type ?? ''}\` yet.`, ruleTypeSpan(rule));
  if (query.errors.length > 0) {
    return {
      unsupported: query.errors.map(({ message, span }) =>
        place(query, span, `The query has an error. ${message}`),
      ),
    };
  }
  const { plan, faults } = planRule(rule, query, query.eql, schema, cases);
  if (plan === undefined)
    return { unsupported: faults.map(({ message, span }) => place(query, span, message)) };
  return {
    plan,
    places: (span) => ({ span: query.source.spanToSource(span), text: textOf(query.text, span) }),
  };
}

function planRule(
  rule: RuleDocument,
  query: EmbeddedQuery,
  eql: EqlQuery,
  schema: FieldSchema,
  cases: readonly ReadCase[],
): { readonly plan: Plan | undefined; readonly faults: readonly ResolveFault[] } {
  const events = cases.flatMap(({ read }) => read.events);
  const tiebreakerField = stringOf(rule.rule, 'tiebreaker_field')?.value;
  return planEql(eql, query.text, {
    mapping: firstOf([schemaMapping(schema), eventsMapping(events)]),
    categoryField: stringOf(rule.rule, 'event_category_override')?.value ?? 'event.category',
    timestampField: stringOf(rule.rule, 'timestamp_field')?.value ?? '@timestamp',
    ...(tiebreakerField === undefined ? {} : { tiebreakerField }),
  });
}

function languageName({ language }: EmbeddedQuery): string {
  const names = { eql: 'EQL', kuery: 'KQL', lucene: 'Lucene', esql: 'ES|QL' };
  return names[language];
}

function ruleTypeSpan({ rule }: RuleDocument): Span {
  return stringOf(rule, 'type')?.span ?? rule?.header ?? { start: 0, end: 0 };
}

function cannot({ text }: RuleDocument, message: string, span: Span): Prepared {
  return { unsupported: [{ message, span, text: textOf(text, span) }] };
}

function place(query: EmbeddedQuery, span: Span, message: string): Unsupported {
  return { message, span: query.source.spanToSource(span), text: textOf(query.text, span) };
}

function notRun(one: ReadCase, unsupported: readonly Unsupported[]): CaseReport {
  const failures = unsupported.map(({ message, span, text }) => ({
    file: one.file,
    line: 1,
    reason: `Not run: ${message}`,
    condition: { span, text },
  }));
  return { ...caseBase(one), passed: false, alerts: 0, failures, verdicts: [] };
}

function caseBase({ name, file, expect, read }: ReadCase) {
  return { name, file, expect, events: read.events.length, unread: read.unread };
}

function judgeCase(one: ReadCase, plan: Plan, places: Places): CaseReport {
  const { name, file, expect, read } = one;
  try {
    return { ...caseBase(one), ...judge({ name, file, expect }, read, plan, places) };
  } catch (error) {
    if (!(error instanceof EqlEvaluationError)) throw error;
    const failure = { file, line: 1, reason: `Elasticsearch would fail this search: ${error.message}` };
    return { ...caseBase(one), passed: false, alerts: 0, failures: [failure], verdicts: [] };
  }
}
