import type { Lint } from './lint.ts';
import { wrongValues } from './wrong-value.ts';

export const newerToml: Lint = {
  code: 'newer-toml',
  category: 'syntax',
  severity: 'warning',
  summary: 'Valid TOML 1.0 that the rule loader of elastic/detection-rules does not understand.',
  rationale:
    'Upstream reads rules with an old TOML reader (pytoml, TOML 0.4). A rule that goes through it must not use what came later, such as dates without a time or arrays of several types. Rulewright itself reads TOML 1.0.',
  source: 'The behaviour of pytoml 0.1.21 on the valid files of toml-test',
  examples: [
    {
      title: 'A date without a time, in a table of your own',
      toml: '[metadata.extended]\nreviewed = «2025-03-31»',
    },
    { title: 'A date as text', toml: '[metadata.extended]\nreviewed = "2025-03-31"' },
  ],
  *check(context) {
    const { tomlNotes } = context.rule;
    if (tomlNotes.length === 0) return;
    // A value of the wrong type must be written otherwise anyhow.
    const wrong = new Set(Array.from(wrongValues(context), ({ fault }) => fault.span.start));
    yield* tomlNotes.filter(({ span }) => !wrong.has(span.start));
  },
};
