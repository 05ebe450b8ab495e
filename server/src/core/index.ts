/** The language as one object; everything outside the core goes through it. */
import { createAttackData } from './attack/attack-data.ts';
import type { AttackData } from './attack/attack.ts';
import { readConfiguration, type Configuration } from './cases/configuration.ts';
import type { FileSystem } from './cases/file-system.ts';
import { findCases, type FoundCases } from './cases/find-cases.ts';
import { inSteps, type Pacing } from './cases/pacing.ts';
import { readEventFile, type EventFileRead } from './cases/read-event-file.ts';
import type { RuleReport } from './cases/report.ts';
import { testRule, type TestRuleOptions } from './cases/test-rule.ts';
import {
  explainRule,
  ruleExplainer,
  type Explained,
  type ExplainOptions,
  type ExplainStream,
} from './explain/explain-rule.ts';
import { readConfigurationText } from './configuration/read-configuration.ts';
import { createFeatures, type Features } from './features/features.ts';
import { configurationFile, queryFile, ruleFile, type SourceFile } from './features/source-file.ts';
import { runLints } from './lints/run-lints.ts';
import { minimising, type Minimised, type MinimiseOptions } from './making/minimise/minimise.ts';
import type { SampleEvent } from './matcher/event.ts';
import { queryFiles, type QueriedFiles, type QueryFilesOptions } from './queries/query-files.ts';
import { runQuery, type QueryOptions, type QueryResult } from './queries/run-query.ts';
import { formatQueries } from './rule/format-query.ts';
import { looksLikeHunt, looksLikeRule } from './rule/looks-like-rule.ts';
import { queryDocument } from './rule/query-document.ts';
import { readRule } from './rule/read-rule.ts';
import type { QueryLanguage, RuleDocument } from './rule/rule-document.ts';
import { createFieldSchema } from './schema/field-schema.ts';
import type { FieldSchema } from './schema/field.ts';
import { createStreamCatalogue } from './schema/streams.ts';
import type { ReadTable } from './tables.ts';
import type { Diagnostic, TextEdit } from './text/diagnostic.ts';

export type { ReadTable, TableName } from './tables.ts';
export { caseSettings } from './cases/case-settings.ts';
export { coverageShortfall } from './cases/coverage-shortfall.ts';
export { CaseFolderError, findCases } from './cases/find-cases.ts';
export { rulesOfCase } from './cases/rules-of-case.ts';
export { inSteps } from './cases/pacing.ts';
export type { TestRuleOptions as TestOptions } from './cases/test-rule.ts';
export { listEvents } from './making/cases/list-events.ts';
export { readEventText } from './cases/event-text.ts';
export { newCase } from './making/cases/new-case.ts';
export { eventTexts } from './making/json/event-texts.ts';
export { onlyMeant } from './making/json/only-meant.ts';
export { verdictChange } from './making/redact/verdict-change.ts';
export { redacting } from './making/redact/redact.ts';
export { RULE_TEMPLATES } from './making/templates/index.ts';
export { newRule } from './making/templates/new-rule.ts';
export { coverageDetails } from './trace/coverage/details.ts';
export { coverageToJson } from './trace/coverage/json.ts';
export { coverageToLcov } from './trace/coverage/lcov.ts';
export { percentOf } from './trace/coverage/report.ts';
export { COVERAGE_STATES, kindInWords, percentInWords } from './trace/coverage/words.ts';
export { alertingEvents } from './explain/explain-rule.ts';
export { sequenceTimeline } from './explain/sequence-timeline.ts';
export { queryResults } from './queries/query-results.ts';

export interface LanguageService extends Features {
  readonly schema: FieldSchema;
  readonly attack: AttackData;
  readRule(text: string): RuleDocument;
  /** Cheap look at a text: could it be a rule? */
  looksLikeRule(text: string): boolean;
  /** Cheap look at a text: could it be a hunting file? */
  looksLikeHunt(text: string): boolean;
  /** One version of a rule or hunting file for an editor. */
  openRule(text: string): SourceFile;
  /** One version of a file whose whole text is a query: `.eql`, `.kql`, `.esql`. */
  openQuery(text: string, language?: QueryLanguage): SourceFile;
  /** One version of a `rulewright.toml`, with what is wrong in it. */
  openConfiguration(text: string): SourceFile;
  /** What the lints say, in the order of the file. */
  diagnose(rule: RuleDocument): readonly Diagnostic[];
  /** The edits that lay out the rule's EQL and KQL queries, in the order of the file; none when there is nothing to change. */
  formatQueries(rule: RuleDocument): readonly TextEdit[];
  test(
    rule: RuleDocument,
    location: string,
    files: FileSystem,
    options?: TestRuleOptions,
  ): Promise<RuleReport>;
  /** The case files of the rule at `location`. Rejects with a `CaseFolderError` when their folder can't be listed. */
  findCases(location: string, files: FileSystem): Promise<FoundCases>;
  /** What the `rulewright.toml` at `location` says; never rejects. */
  readConfiguration(location: string, files: FileSystem): Promise<Configuration>;
  /** The events of one file, also a packed one, and what of it is none; no more are read once there are more than `most`. Rejects only when it is cancelled. */
  readEvents(location: string, files: FileSystem, pacing?: Pacing, most?: number): Promise<EventFileRead>;
  /** Says of events, given in the order of the index, why they raised alerts or came near. */
  explain(rule: RuleDocument, events: readonly SampleEvent[], options?: ExplainOptions): Explained;
  /** The same for several streams; `events` are those of all of them. */
  explainer(rule: RuleDocument, events: readonly SampleEvent[]): ExplainStream;
  /** Runs one EQL query over events, given in the order of the index. */
  query(text: string, events: readonly SampleEvent[], options?: QueryOptions): QueryResult;
  /** Runs one EQL query over files of any size, as one index. Rejects only when it is cancelled. */
  queryFiles(
    text: string,
    locations: readonly string[],
    files: FileSystem,
    options?: QueryFilesOptions,
    pacing?: Pacing,
  ): Promise<QueriedFiles>;
  /** Leaves of an event's document, as JSON, only what decides the rule's verdict. Rejects only when it is cancelled. */
  minimise(json: string, rule: RuleDocument, options?: MinimiseOptions, pacing?: Pacing): Promise<Minimised>;
}

/** Hears of a lint that threw, which is a bug of Rulewright: the other lints ran all the same. */
export type OnFailure = (message: string, error: unknown) => void;

/** Without `onFailure` such a bug is thrown. */
export function createLanguageService(readTable: ReadTable, onFailure: OnFailure = rethrow): LanguageService {
  const schema = createFieldSchema(readTable);
  const attack = createAttackData(readTable);
  const streams = createStreamCatalogue(readTable);
  return {
    ...createFeatures({ schema, attack, streams }),
    schema,
    attack,
    readRule,
    looksLikeRule,
    looksLikeHunt,
    openRule: (text) => ruleFile(readRule(text)),
    openQuery: (text, language) => queryFile(queryDocument(text, language)),
    openConfiguration: (text) => configurationFile(readConfigurationText(text)),
    diagnose(rule) {
      const { diagnostics, failures } = runLints({ rule, schema, attack });
      for (const { code, error } of failures) onFailure(`The lint ${code} failed`, error);
      return diagnostics;
    },
    formatQueries,
    test: (rule, location, files, options) => testRule(rule, location, schema, files, options),
    findCases,
    readConfiguration,
    readEvents: readEventFile,
    explain: (rule, events, options) => explainRule(rule, events, schema, options),
    explainer: (rule, events) => ruleExplainer(rule, events, schema),
    query: (text, events, options) => runQuery(text, events, schema, options),
    queryFiles: (text, locations, files, options, pacing) =>
      queryFiles(text, locations, files, schema, options, pacing),
    minimise: (json, rule, options, pacing = {}) => inSteps(minimising(json, rule, schema, options), pacing),
  };
}

function rethrow(message: string, error: unknown): never {
  throw new Error(message, { cause: error });
}
