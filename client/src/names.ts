/** Prefix of our settings, commands and context keys; also the client's id, which names its trace setting. */
export const ID = 'rulewright';

export const NAME = 'Rulewright';

export const COMMANDS = {
  testRule: `${ID}.testRule`,
  runQuery: `${ID}.runQuery`,
  formatQuery: `${ID}.formatQuery`,
  newRule: `${ID}.newRule`,
  addEventAsMatch: `${ID}.addEventAsMatch`,
  addEventAsNoMatch: `${ID}.addEventAsNoMatch`,
  minimiseEvent: `${ID}.minimiseEvent`,
  restartServer: `${ID}.restartServer`,
  showLog: `${ID}.showLog`,
} as const;

/** Context key for `when` clauses: the active editor shows a rule. */
export const IN_RULE = `${ID}.inRule`;
