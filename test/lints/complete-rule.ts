/** The rule that a lint's example is put into. Our own words, ids and query. */
const METADATA = [
  '[metadata]',
  'creation_date = "2025/03/31"',
  'updated_date = "2025/03/31"',
  'maturity = "production"',
];

const RULE: readonly (readonly [string, string])[] = [
  ['author', '["Example"]'],
  ['description', '"Finds a shell that was started by hand."'],
  ['language', '"eql"'],
  ['name', '"Shell Started By Hand"'],
  ['query', '"process where true"'],
  ['risk_score', '21'],
  ['rule_id', '"7a3c1f52-0b6e-4d8f-9a41-2c5e8b7d6f10"'],
  ['severity', '"low"'],
  ['type', '"eql"'],
];

/**
 * Puts a snippet into a complete rule: keys of `[rule]` replace the rule's own, `[metadata]` replaces its `[metadata]`,
 * other tables follow it. A snippet with a `[rule]` header is a rule of its own.
 */
export function completeRule(snippet: string): string {
  if (/^«?\[rule\]/m.test(snippet)) return snippet;
  if (/^«?\[metadata\]/m.test(snippet)) return `${snippet}\n\n${ruleTable('')}\n`;
  return `${METADATA.join('\n')}\n\n${ruleTable(snippet)}\n`;
}

function ruleTable(snippet: string): string {
  const [keys = ''] = snippet.split(/^«?\[/m);
  const own = new Set(Array.from(keys.matchAll(/^«?(\w+)»? *=/gm), ([, key]) => key));
  const kept = RULE.filter(([key]) => !own.has(key)).map(([key, value]) => `${key} = ${value}`);
  return ['[rule]', ...kept, snippet].join('\n');
}
