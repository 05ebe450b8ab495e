import type { CodeLens } from 'vscode-languageserver-types';
import { mainQuery, type SourceFile } from './source-file.ts';

/** The client's command that runs a rule over its cases; it takes the rule's address. */
export const TEST_RULE_COMMAND = 'rulewright.testRule';

/** The client's command that shows how a sequence goes; it takes the rule's address. */
export const SHOW_TIMELINE_COMMAND = 'rulewright.showTimeline';

/**
 * "Run cases" over the query of a rule, and "Show timeline" over a sequence. How many cases there are is not told: that would
 * take a look at the disk.
 */
export function codeLenses(file: SourceFile, uri: string): CodeLens[] {
  const { rule, lines } = file;
  const entry = rule?.rule?.entries.get('query');
  const main = mainQuery(file);
  if (main?.language !== 'eql' || entry === undefined) return [];
  const range = lines.rangeOf(entry.key);
  const lens = (title: string, tooltip: string, command: string): CodeLens => ({
    range,
    command: { title, tooltip, command, arguments: [uri] },
  });
  const run = lens('Run cases', 'Run this rule over its sample events', TEST_RULE_COMMAND);
  if (main.query.eql?.body?.kind !== 'sequence') return [run];
  const tooltip = 'Show how the sequence goes over the sample events';
  return [run, lens('Show timeline', tooltip, SHOW_TIMELINE_COMMAND)];
}
