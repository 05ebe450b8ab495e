/**
 * Short texts that tell terms apart: without the conditions that several of them have, which come first in most rules. For
 * reading alone: `and` in a string is taken for one between conditions.
 * @param texts `[process where a and b] by c`
 */
export function distinctTexts(texts: readonly string[]): readonly string[] {
  const terms = texts.map(partsOf);
  const counts = new Map<string, number>();
  for (const { conditions } of terms) {
    for (const condition of new Set(conditions)) counts.set(condition, (counts.get(condition) ?? 0) + 1);
  }
  return terms.map(({ category, conditions }) => {
    const own = conditions.filter((condition) => counts.get(condition) === 1);
    const shown = own.length === 0 ? conditions : own;
    const left = shown.length < conditions.length ? '… ' : '';
    return [category, `${left}${shown.join(' and ')}`].filter((part) => part !== '').join(' where ');
  });
}

function partsOf(text: string): { readonly category: string; readonly conditions: readonly string[] } {
  const inner = text.replace(/^!?\[\s*/, '').replace(/\][^\]]*$/, '');
  const [, category = '', rest = inner] = /^(\S+) where (.*)$/.exec(inner) ?? [];
  return { category, conditions: rest.split(/ and /) };
}
