import type { RunRoom } from '../matcher/runs.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import type { CoveredStream } from './cover-cases.ts';
import type { Pacing } from './pacing.ts';
import type { CaseFailure, CaseReport } from './report.ts';
import type { Trial } from './trial.ts';

/** What the verdict on one case is made with. */
export interface Judging {
  readonly trial: Trial;
  readonly rule: RuleDocument;
  readonly room: RunRoom | undefined;
  readonly coverage: CoveredStream | undefined;
  readonly pacing: Pacing;
}

/** What its events came to. */
export interface Findings {
  readonly alerts: number;
  readonly failures: readonly CaseFailure[];
  readonly verdicts: CaseReport['verdicts'];
  readonly notes: NonNullable<CaseReport['notes']>;
}
