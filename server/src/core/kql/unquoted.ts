/**
 * A text as it is written without quotes, with its stars as wildcards: what has a meaning there is escaped. `undefined` for
 * one that needs quotes: blanks at its ends or words that would be operators.
 */
export function unquotedText(value: string): string | undefined {
  if (value === '' || value !== value.trim() || /(?:^|\s)(?:and|or)(?:\s|$)|not(?:\s|$)/i.test(value))
    return undefined;
  const escaped = value.replace(/[\\():<>"{}]/g, (character) => `\\${character}`);
  return escaped.replace(/[\t\r\n]/g, (character) => WHITE_SPACE.get(character) ?? character);
}

const WHITE_SPACE: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\r', '\\r'],
  ['\n', '\\n'],
]);
