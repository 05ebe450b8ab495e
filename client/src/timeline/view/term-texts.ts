/**
 * Short texts that tell terms apart: of their conditions, those that no other term has, without the category where they say
 * enough. For reading alone: `and` in a string is taken for one between conditions.
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
    const told = (own.length === 0 ? conditions : own).join(' and ');
    return category === '' || /\W/.test(told) ? told : `${category} where ${told}`;
  });
}

function partsOf(text: string): { readonly category: string; readonly conditions: readonly string[] } {
  const inner = text.replace(/^!?\[\s*/, '').replace(/\][^\]]*$/, '');
  const [, category = '', rest = inner] = /^(\S+) where (.*)$/.exec(inner) ?? [];
  return { category, conditions: rest.split(/ and /) };
}
