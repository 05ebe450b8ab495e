/** The table `usage`: how many published rules use a field. */
import { objectLines, sortedEntries } from './json-text.ts';
import { readShared } from './shared.ts';

/** Fields that one rule alone uses say nothing about how likely another one is to use them. */
const FEWEST = 2;

export function makeUsage(shared: string): string {
  const fields = readShared<Record<string, { all: number }>>(shared, 'facts/field-usage.json');
  const counts = sortedEntries(fields)
    .map(([name, { all }]) => [name, all] as const)
    .filter(([, count]) => count >= FEWEST);
  return `${objectLines(counts)}\n`;
}
