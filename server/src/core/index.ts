/** The language as one object; everything outside the core goes through it. Filled by `createLanguageService`. */
import type { AttackData } from './attack/attack.ts';
import type { RuleReport } from './cases/report.ts';
import type { FileSystem } from './cases/file-system.ts';
import type { RuleDocument } from './rule/rule-document.ts';
import type { FieldSchema } from './schema/field.ts';
import type { Diagnostic } from './text/diagnostic.ts';

export type { ReadTable, TableName } from './tables.ts';

export interface LanguageService {
  readonly schema: FieldSchema;
  readonly attack: AttackData;
  readRule(text: string): RuleDocument;
  /** Cheap look at a text: could it be a rule? */
  looksLikeRule(text: string): boolean;
  diagnose(rule: RuleDocument): readonly Diagnostic[];
  test(rule: RuleDocument, location: string, files: FileSystem, options?: TestOptions): Promise<RuleReport>;
}

export interface TestOptions {
  /** Case files instead of those found beside the rule. */
  readonly files?: readonly string[];
  /** Looked at between events. */
  readonly isCancelled?: () => boolean;
}
