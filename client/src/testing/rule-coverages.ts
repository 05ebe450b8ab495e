import {
  FileCoverage,
  TestCoverageCount,
  Uri,
  workspace,
  type CancellationToken,
  type FileCoverageDetail,
  type TestItem,
} from 'vscode';
import {
  TEST_RULE,
  type CoveredCount,
  type RuleCoverage,
  type TestRuleParams,
  type TestRuleResult,
} from '../../../server/src/protocol/index.ts';
import { coverageLines } from '../results/coverage-lines.ts';
import { toRange } from '../results/ranges.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { coverageDetails, coveredDetails } from './coverage-details.ts';
import type { RuleRun } from './rule-run.ts';

/** What runs with coverage found, for as long as VS Code shows it. */
export class RuleCoverages {
  readonly #session: LanguageSession;
  readonly #found = new WeakMap<FileCoverage, RuleCoverage>();

  constructor(session: LanguageSession) {
    this.#session = session;
  }

  /** Shows what the cases of a rule exercise of it as part of its run. */
  add({ run, rule, cases }: RuleRun, coverage: RuleCoverage): void {
    const { statements, branches, declarations } = coverage.counts;
    const file = new FileCoverage(
      rule.uri ?? Uri.parse(rule.id),
      new TestCoverageCount(statements.covered, statements.total),
      countOf(branches),
      countOf(declarations),
      [...rule.children].map(([, item]) => item).filter(({ id }) => cases?.has(id) !== false),
    );
    this.#found.set(file, coverage);
    run.addCoverage(file);
    for (const line of coverageLines(coverage)) run.appendOutput(`${line}\r\n`, undefined, rule);
  }

  /** Nothing for a query that is another one since the run: its places would be wrong. */
  async details(file: FileCoverage): Promise<FileCoverageDetail[]> {
    const coverage = this.#found.get(file);
    return coverage !== undefined && (await isOfNow(file.uri, coverage)) ? coverageDetails(coverage) : [];
  }

  /** What one case exercises; the rule runs over it again, for results of each case would be too much to keep. */
  async detailsOfCase(
    file: FileCoverage,
    item: TestItem,
    token: CancellationToken,
  ): Promise<FileCoverageDetail[]> {
    const params: TestRuleParams = { uri: file.uri.toString(), coverage: [item.id] };
    const { coverage } = await ask<TestRuleResult>(this.#session, TEST_RULE, params, token);
    const isSame = coverage?.source.text === this.#found.get(file)?.source.text;
    return coverage !== undefined && isSame ? coveredDetails(coverage) : [];
  }
}

function countOf({ covered, total }: CoveredCount): TestCoverageCount | undefined {
  return total === 0 ? undefined : new TestCoverageCount(covered, total);
}

/** Whether the query still stands where it stood, as it was. */
async function isOfNow(uri: Uri, { source }: RuleCoverage): Promise<boolean> {
  try {
    const document = await workspace.openTextDocument(uri);
    return unified(document.getText(toRange(source.range))) === unified(source.text);
  } catch {
    // A file that is gone has no places either.
    return false;
  }
}

/** A document has one kind of line breaks; its file may have several. */
function unified(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
