import type { RuleTemplate } from './template.ts';

export interface RuleFacts {
  /** Stem of the file, which names the rule. */
  readonly stem: string;
  /** A fresh UUID in lower case. */
  readonly ruleId: string;
  /** `yyyy/mm/dd` */
  readonly date: string;
}

/** The text of a new rule, its keys in the order of the alphabet, as upstream writes them. */
export function renderTemplate(template: RuleTemplate, { stem, ruleId, date }: RuleFacts): string {
  const keys: Readonly<Record<string, string>> = {
    author: '["Your team"]',
    description: `"""\n${template.description}\n"""`,
    from: '"now-9m"',
    name: `"${nameOf(stem)}"`,
    risk_score: '21',
    rule_id: `"${ruleId}"`,
    severity: '"low"',
    ...template.keys,
  };
  const lines = Object.entries(keys)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key} = ${value}\n`);
  const metadata = `[metadata]\ncreation_date = "${date}"\nmaturity = "development"\nupdated_date = "${date}"\n`;
  const query = template.query === undefined ? '' : `\nquery = '''\n${template.query}\n'''\n`;
  const tables = template.tables === undefined ? '' : `\n${template.tables}\n`;
  return `${metadata}\n[rule]\n${lines.join('')}${query}${tables}`;
}

/** `defense_evasion_x` gives `Defense Evasion X`: letters, digits and blanks, as the key wants it. */
function nameOf(stem: string): string {
  const words = stem.match(/[A-Za-z0-9]+/g) ?? [];
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ');
  return name.length < 3 ? `New Rule ${name}`.trimEnd() : name;
}
