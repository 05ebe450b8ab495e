/** Prefix of our settings, commands and context keys; also the client's id, which names its trace setting. */
export const ID = 'rulewright';

export const NAME = 'Rulewright';

export const COMMANDS = {
  testRule: `${ID}.testRule`,
  testRuleAgainstFile: `${ID}.testRuleAgainstFile`,
  testRuleAgainstEditor: `${ID}.testRuleAgainstEditor`,
  testRuleAgainstClipboard: `${ID}.testRuleAgainstClipboard`,
  runQuery: `${ID}.runQuery`,
  formatQuery: `${ID}.formatQuery`,
  newRule: `${ID}.newRule`,
  addEventAsMatch: `${ID}.addEventAsMatch`,
  addEventAsNoMatch: `${ID}.addEventAsNoMatch`,
  redactEvents: `${ID}.redactEvents`,
  minimiseEvent: `${ID}.minimiseEvent`,
  showTrace: `${ID}.showTrace`,
  listTrace: `${ID}.listTrace`,
  hideTrace: `${ID}.hideTrace`,
  showTimeline: `${ID}.showTimeline`,
  openRuleOfTest: `${ID}.openRuleOfTest`,
  traceTestedEvent: `${ID}.traceTestedEvent`,
  restartServer: `${ID}.restartServer`,
  showLog: `${ID}.showLog`,
} as const;

/** Context key for `when` clauses: the active editor shows a rule. */
export const IN_RULE = `${ID}.inRule`;

/** Context key: the workspace has a rule or a case. */
export const HAS_RULES = `${ID}.hasRules`;

/** Context key: a rule shows the trace of an event. */
export const TRACING = `${ID}.tracing`;

/** Context key: the active editor shows a rule whose query looks like a sequence. */
export const IN_SEQUENCE = `${ID}.inSequence`;
