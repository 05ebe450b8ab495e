import type { AttackData } from '../attack/attack.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import type { FieldSchema } from '../schema/field.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';

export type LintCategory = 'syntax' | 'schema' | 'query' | 'attack';

export interface LintContext {
  readonly rule: RuleDocument;
  readonly schema: FieldSchema;
  readonly attack: AttackData;
}

/** What a lint reports; its code comes from the lint, its severity too unless given. */
export type Finding = Omit<Diagnostic, 'code' | 'severity'> & { readonly severity?: Severity };

/**
 * A snippet of a rule that shows the lint at work, and is its test. `«...»` marks what must be reported; a snippet without
 * marks must stay silent. Snippets that have no `[rule]` header are put into a complete rule.
 */
export interface LintExample {
  readonly title: string;
  readonly toml: string;
  /** For a marked example: the text after the preferred fix of the first finding. */
  readonly fixed?: string;
}

export interface Lint {
  /** Names the defect and reads after "allow": `unknown-field`. */
  readonly code: string;
  readonly category: LintCategory;
  readonly severity: Severity;
  /** One sentence for tables and hovers. */
  readonly summary: string;
  /** Why it matters, in a short paragraph of Markdown. */
  readonly rationale: string;
  /** Runs on rules with `maturity = "deprecated"` too; upstream checks neither their schema nor their query. */
  readonly onDeprecated?: boolean;
  /** Runs over each query of a hunting file too. */
  readonly onHunt?: boolean;
  /** Where the fact behind the lint stands (Elastic's page, upstream's check, measured). */
  readonly source: string;
  readonly examples: readonly LintExample[];
  check(context: LintContext): Iterable<Finding>;
}
