/** The types of rules that there is a rule to start from for; answers with a list of `OfferedType`. Request without parameters. */
export const RULE_TYPES = 'rulewright/ruleTypes';

export interface OfferedType {
  readonly type: string;
  /** One line. */
  readonly summary: string;
}
