import { readTable } from '../../server/data/read-table.ts';
import { readRuleFiles, type RuleFile } from '../../server/src/cli/rule-files.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { judgeMutants, type JudgedMutant, type Outcome } from './judge-mutants.ts';

export interface MutantOptions {
  readonly paths: readonly string[];
  /** Per cent of the mutants that must be killed. */
  readonly minimum: number;
  readonly print: (line: string) => void;
}

/** Exit code: 0 as many were killed as must be, 1 fewer, 2 there was nothing to run or a rule fails its own cases. */
export async function runMutants({ paths, minimum, print }: MutantOptions): Promise<0 | 1 | 2> {
  const service = createLanguageService(readTable);
  const all: JudgedMutant[] = [];
  let incomplete = false;
  for await (const file of readRuleFiles({ paths, cwd: process.cwd(), service })) {
    const judged = file.kind === 'rule' ? await judgeMutants(file, service) : `not read: ${file.kind}`;
    if (typeof judged === 'string') {
      print(`${file.path}: ${judged}`);
      incomplete = true;
      continue;
    }
    print(`${file.path}: ${summary(judged)}`);
    for (const mutant of judged)
      if (mutant.outcome !== 'killed' && file.kind === 'rule') print(line(mutant, file));
    all.push(...judged);
  }
  print('');
  for (const operator of new Set(all.map((mutant) => mutant.mutant.operator).sort())) {
    print(`${operator.padEnd(16)} ${summary(all.filter((mutant) => mutant.mutant.operator === operator))}`);
  }
  print(`${'all'.padEnd(16)} ${summary(all)}`);
  if (incomplete || all.length === 0) return 2;
  return score(all) * 100 >= minimum ? 0 : 1;
}

/** Of those that can be killed: a refused query is no rule, and an equivalent one does the same. */
function score(mutants: readonly JudgedMutant[]): number {
  const killed = countOf(mutants, 'killed');
  return killed / Math.max(1, killed + countOf(mutants, 'untested'));
}

function countOf(mutants: readonly JudgedMutant[], outcome: Outcome): number {
  return mutants.filter((mutant) => mutant.outcome === outcome).length;
}

function summary(mutants: readonly JudgedMutant[]): string {
  const counts = (['killed', 'untested', 'equivalent', 'refused'] as const).map(
    (outcome) => `${String(countOf(mutants, outcome))} ${outcome}`,
  );
  return `${String(mutants.length)} mutants, ${counts.join(', ')}: ${(score(mutants) * 100).toFixed(1)} % killed`;
}

function line({ mutant, outcome, reason }: JudgedMutant, { rule }: RuleFile & { kind: 'rule' }): string {
  const { query, text } = rule;
  const { operator, span, replacement } = mutant;
  const place = new LineIndex(text).positionAt(query?.source.toSource(span.start) ?? 0);
  const before = short(query?.text.slice(span.start, span.end) ?? '');
  const change = replacement === '' ? before : `${before} → ${short(replacement)}`;
  return `  ${String(place.line + 1)}:${String(place.character + 1)} ${operator}: ${change} | ${outcome}: ${reason}`;
}

function short(text: string): string {
  const inOneLine = text.replace(/\s+/g, ' ');
  return inOneLine.length > 70 ? `${inOneLine.slice(0, 69)}…` : inOneLine;
}
