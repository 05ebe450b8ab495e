import { LINTS } from '../../server/src/core/lints/index.ts';
import type { Lint, LintExample } from '../../server/src/core/lints/lint.ts';

/** What writes the pages anew. */
export const REPAIR = 'node scripts/docs/lints.mjs';

const GENERATED = `<!-- Generated from server/src/core/lints by \`${REPAIR}\`: edit the lint, not this page. -->`;

/** The pages of docs/lints by file name, as Markdown that is still to be formatted. */
export function lintPages(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', listPage()],
    ...LINTS.map((lint): [string, string] => [`${lint.code}.md`, lintPage(lint)]),
  ]);
}

function listPage(): string {
  const rows = LINTS.map(
    ({ code, category, severity, summary }) =>
      `| [${code}](${code}.md) | ${severity} | ${category} | ${summary} |`,
  );
  return [
    '# Lints',
    GENERATED,
    'What Rulewright checks in a rule. An `error` is something that Elastic refuses, or a query that can never match; all else is a warning or less.',
    ['| code | severity | category | what it finds |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    '## Suppressing a finding',
    suppression('code'),
  ].join('\n\n');
}

function lintPage(lint: Lint): string {
  return [
    `# ${lint.code}`,
    GENERATED,
    lint.summary,
    `- Severity: ${lint.severity}\n- Category: ${lint.category}\n- Quick fix: ${fixes(lint)}`,
    '## Why',
    lint.rationale,
    '## Examples',
    ...lint.examples.flatMap(exampleBlocks),
    '## Suppressing it',
    suppression(lint.code),
    '## Source',
    lint.source,
  ].join('\n\n');
}

function fixes({ examples }: Lint): string {
  return examples.some(({ fixed }) => fixed !== undefined) ? 'where the right value is certain' : 'none';
}

function exampleBlocks({ title, toml, fixed }: LintExample): readonly string[] {
  const marked = Array.from(toml.matchAll(/«([^«»]*)»/g), ([, text = '']) => inlineCode(text));
  const verdict = marked.length === 0 ? 'Nothing is reported.' : `Reported: ${marked.join(', ')}.`;
  const blocks = [`### ${title}`, tomlBlock(toml.replaceAll(/[«»]/g, '')), verdict];
  return fixed === undefined ? blocks : [...blocks, 'After the fix:', tomlBlock(fixed)];
}

/** Inline code, also for a text with backquotes in it; line breaks become spaces. */
function inlineCode(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

function tomlBlock(toml: string): string {
  return `\`\`\`toml\n${toml.replace(/\n$/, '')}\n\`\`\``;
}

function suppression(code: string): string {
  return [
    'Put a comment on the line above the key, the header or, inside an EQL query, the condition:',
    tomlBlock(`# rulewright-ignore ${code}: why it is right here`),
    'Inside the query the comment starts with `//`, or stands between `/*` and `*/`.',
  ].join('\n\n');
}
