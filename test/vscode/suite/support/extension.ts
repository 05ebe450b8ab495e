export const EXTENSION = 'rulewright.rulewright';
