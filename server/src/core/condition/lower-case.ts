/** Lucene's `lowercase` filter, which keywords with the normalizer of that name go through: character by character. */
export function lowerCased(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, lowerCharacter).join('');
}

/** Java's Character.toLowerCase(int), which knows no neighbours, and makes one character of one. */
function lowerCharacter(character: string): string {
  if (character === '\u0130') return 'i';
  return character.toLowerCase();
}
