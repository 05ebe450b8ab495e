import type { TomlArray } from '../toml/ast.ts';
import type { Lint, LintContext } from './lint.ts';
import { judgedEsql } from './support/esql-query.ts';

const TAG = 'Resources: LLM';

export const missingLlmTag: Lint = {
  code: 'missing-llm-tag',
  category: 'query',
  severity: 'warning',
  summary: 'A query asks a language model by `COMPLETION`, and the rule has no tag `Resources: LLM`.',
  rationale:
    'A rule with `COMPLETION` sends parts of events to a model and needs a connector for it. The tag lets people find these rules before they turn them on; upstream tests that it is there.',
  source: 'elastic/detection-rules, tests/test_all_rules.py (tags of ES|QL rules with `COMPLETION`)',
  examples: [
    {
      title: 'No such tag',
      toml: `type = "esql"\nlanguage = "esql"\ntags = ["Domain: Endpoint"]\nquery = '''from logs-* metadata _id, _version, _index | «completion» Esql.answer = process.command_line with { "inference_id": "model" } | keep *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\ntags = ["Domain: Endpoint", "Resources: LLM"]\nquery = '''from logs-* metadata _id, _version, _index | completion Esql.answer = process.command_line with { "inference_id": "model" } | keep *'''`,
    },
    {
      title: 'With the tag',
      toml: `type = "esql"\nlanguage = "esql"\ntags = ["Resources: LLM"]\nquery = '''from logs-* metadata _id, _version, _index | completion Esql.answer = process.command_line with { "inference_id": "model" } | keep *'''`,
    },
  ],
  *check(context) {
    const { query, tree } = judgedEsql(context) ?? {};
    const found = tree?.commands.find((command) => command.kind === 'completion');
    if (query === undefined || found === undefined) return;
    const tags = tagsOf(context);
    if (tags?.items.some((item) => item.kind === 'string' && item.value === TAG)) return;
    const last = tags?.items.at(-1);
    yield {
      message: `The query asks a language model, and the rule lacks the tag \`${TAG}\`, which upstream wants for that. Add it to \`tags\`.`,
      span: query.source.spanToSource(found.nameSpan),
      ...(last !== undefined && {
        fixes: [
          {
            title: `Add the tag \`${TAG}\``,
            edits: [{ span: { start: last.span.end, end: last.span.end }, newText: `, "${TAG}"` }],
            preferred: true,
          },
        ],
      }),
    };
  },
};

function tagsOf({ rule }: LintContext): TomlArray | undefined {
  const value = rule.rule?.entries.get('tags')?.value;
  return value?.kind === 'array' ? value : undefined;
}
