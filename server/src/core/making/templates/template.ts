import type { JsonObject } from '../../matcher/event.ts';

/** What a rule to start from has of its own; `render-template.ts` adds what every rule has. */
export interface RuleTemplate {
  /** As `rulewright new --type` names it. */
  readonly type: string;
  /** One line, for lists. */
  readonly summary: string;
  readonly description: string;
  /** Keys of `[rule]` with their values as TOML, in any order. */
  readonly keys: Readonly<Record<string, string>>;
  readonly query?: string;
  /** TOML behind the query. */
  readonly tables?: string;
  /** Events that raise an alert, and events that raise none, by the rest of their case's name. */
  readonly cases?: { readonly match: TemplateCase; readonly noMatch: TemplateCase };
}

export interface TemplateCase {
  readonly name: string;
  readonly events: readonly JsonObject[];
}
