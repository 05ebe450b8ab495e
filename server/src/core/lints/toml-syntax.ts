import type { Lint } from './lint.ts';

export const tomlSyntax: Lint = {
  code: 'toml-syntax',
  category: 'syntax',
  severity: 'error',
  onHunt: true,
  summary: 'The file is not valid TOML.',
  rationale:
    'A rule file that is no TOML can be loaded by nothing: neither upstream nor Kibana sees the rule. Rulewright goes on behind a mistake, so one file may show several.',
  source: 'TOML 1.0.0, https://toml.io/en/v1.0.0',
  onDeprecated: true,
  examples: [
    { title: 'A key that is there twice', toml: 'interval = "5m"\n«interval» = "10m"' },
    { title: 'Strings of all kinds', toml: 'note = """\n## Triage\n"""\nsetup = \'\'\'C:\\Windows\'\'\'' },
  ],
  *check({ rule }) {
    for (const { message, span, related } of rule.tomlErrors) {
      yield { message, span, ...(related === undefined ? {} : { related }) };
    }
  },
};
