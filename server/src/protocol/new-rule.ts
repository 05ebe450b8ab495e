/** Makes a rule to start from, and writes nothing. Request. */
export const NEW_RULE = 'rulewright/newRule';

export interface NewRuleParams {
  readonly type: string;
  /** URI of the rule that is to be. */
  readonly location: string;
  /** A fresh UUID in lower case. */
  readonly ruleId: string;
  /** `yyyy/mm/dd` */
  readonly date: string;
}

export interface NewRuleResult {
  /** The rule, then its cases. */
  readonly files: readonly { readonly location: string; readonly text: string }[];
}
