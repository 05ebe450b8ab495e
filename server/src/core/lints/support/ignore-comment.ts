export const MARK = 'rulewright-ignore';

const CODES = new RegExp(`${MARK}\\s+([a-z][a-z-]*)`, 'g');

/** The codes that a comment names: `rulewright-ignore unknown-field: why`. */
export function codesIn(comment: string): readonly string[] {
  return Array.from(comment.matchAll(CODES), ([, code = '']) => code);
}
