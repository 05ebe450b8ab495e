import type { CaseReport } from '../../cases/report.ts';
import { plural } from '../../cases/words.ts';

/** That a case says something else than before, at an event. */
export interface VerdictChange {
  /** 1-based. */
  readonly line: number;
  /** A sentence, and why. */
  readonly message: string;
}

/** What changed between two reports of one case whose events stand on the same lines; `undefined` when nothing did. */
export function verdictChange(
  before: CaseReport | undefined,
  after: CaseReport | undefined,
): VerdictChange | undefined {
  if (before === undefined || after === undefined) return undefined;
  const other = after.verdicts.find(({ alert }, index) => alert !== before.verdicts[index]?.alert);
  if (other === undefined && after.alerts === before.alerts && after.passed === before.passed)
    return undefined;
  const [failure] = after.failures;
  const { line } = other ?? failure ?? { line: 1 };
  const told = failure === undefined ? '' : ` ${failure.reason}`;
  return { line, message: `\`${after.name}\` ${sayOf(after)}, and ${sayOf(before)} before.${told}` };
}

function sayOf({ alerts, passed }: CaseReport): string {
  return `has ${plural(alerts, 'alert')} and ${passed ? 'passes' : 'fails'}`;
}
