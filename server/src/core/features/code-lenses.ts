import type { CodeLens } from 'vscode-languageserver-types';
import { mainQuery, type SourceFile } from './source-file.ts';

/** The client's command that runs a rule over its cases; it takes the rule's address. */
export const TEST_RULE_COMMAND = 'rulewright.testRule';

/** "Run cases" over the query of a rule. How many cases there are is not told: that would take a look at the disk. */
export function codeLenses(file: SourceFile, uri: string): CodeLens[] {
  const { rule, lines } = file;
  const entry = rule?.rule?.entries.get('query');
  if (mainQuery(file)?.language !== 'eql' || entry === undefined) return [];
  return [
    {
      range: lines.rangeOf(entry.key),
      command: {
        title: 'Run cases',
        tooltip: 'Run this rule over its sample events',
        command: TEST_RULE_COMMAND,
        arguments: [uri],
      },
    },
  ];
}
