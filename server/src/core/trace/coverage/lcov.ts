import { LineIndex } from '../../text/line-index.ts';
import type { QueryInFile } from './json.ts';
import type { CoverageItem, CoverageReport } from './report.ts';

/**
 * A report as lcov's trace file (geninfo(1)), one record for one rule file. A line was executed as often as the condition,
 * literal, branch or call on it that most events covered; literals and the branches of an `or` are its branches, terms its
 * functions.
 *
 * @param path as it shall stand in the file: lcov's readers take it from their current directory
 */
export function coverageToLcov(report: CoverageReport, path: string, file: QueryInFile): string {
  const index = new LineIndex(file.text);
  const placed = report.items.map((item) => ({
    item,
    line: index.positionAt(file.source.toSource(item.span.start)).line + 1,
  }));
  const lines = lineRecords(placed);
  const branches = branchRecords(placed);
  const functions = functionRecords(placed);
  return [`TN:`, `SF:${path}`, ...functions, ...branches, ...lines, 'end_of_record', ''].join('\n');
}

interface Placed {
  readonly item: CoverageItem;
  /** 1-based. */
  readonly line: number;
}

function functionRecords(placed: readonly Placed[]): readonly string[] {
  const terms = placed.filter(({ item }) => item.kind === 'term');
  const named = terms.map((term, index) => ({ ...term, name: `term ${String(index + 1)}` }));
  return [
    ...named.map(({ line, name }) => `FN:${String(line)},${name}`),
    ...named.map(({ item, name }) => `FNDA:${String(item.hits)},${name}`),
    `FNF:${String(named.length)}`,
    `FNH:${String(named.filter(({ item }) => item.hits > 0).length)}`,
  ];
}

function branchRecords(placed: readonly Placed[]): readonly string[] {
  const branches = placed.filter(({ item }) => item.kind === 'literal' || item.kind === 'branch');
  const blocks = new Map<number, number>();
  const sizes = new Map<number, number>();
  const records = branches.map(({ item, line }) => {
    const block = blocks.get(item.group) ?? blocks.size;
    blocks.set(item.group, block);
    const branch = sizes.get(item.group) ?? 0;
    sizes.set(item.group, branch + 1);
    return `BRDA:${String(line)},${String(block)},${String(branch)},${String(item.hits)}`;
  });
  const hit = branches.filter(({ item }) => item.hits > 0).length;
  return [...records, `BRF:${String(branches.length)}`, `BRH:${String(hit)}`];
}

function lineRecords(placed: readonly Placed[]): readonly string[] {
  const hits = new Map<number, number>();
  for (const { item, line } of placed) {
    if (item.kind !== 'term') hits.set(line, Math.max(hits.get(line) ?? 0, item.hits));
  }
  const lines = [...hits].sort(([a], [b]) => a - b);
  return [
    ...lines.map(([line, count]) => `DA:${String(line)},${String(count)}`),
    `LF:${String(lines.length)}`,
    `LH:${String(lines.filter(([, count]) => count > 0).length)}`,
  ];
}
