import { BranchCoverage, DeclarationCoverage, StatementCoverage, type FileCoverageDetail } from 'vscode';
import type { CoveredPlace, RuleCoverage } from '../../../server/src/protocol/index.ts';
import { toRange } from '../results/ranges.ts';

/** All places of a query, in VS Code's terms. */
export function coverageDetails({ statements, declarations }: RuleCoverage): FileCoverageDetail[] {
  return [
    ...declarations.map(({ name, hits, range }) => new DeclarationCoverage(name, hits, toRange(range))),
    ...statements.map(({ hits, range, branches }) => {
      const options = branches.map((branch) => {
        return new BranchCoverage(branch.hits, toRange(branch.range), branch.label);
      });
      return new StatementCoverage(hits, toRange(range), options);
    }),
  ];
}

/** Those of them that are covered, with what is covered of them: VS Code wants no others of a single case. */
export function coveredDetails({
  statements,
  declarations,
  ...coverage
}: RuleCoverage): FileCoverageDetail[] {
  const isCovered = ({ hits }: CoveredPlace): boolean => hits !== false && hits !== 0;
  return coverageDetails({
    ...coverage,
    declarations: declarations.filter(isCovered),
    statements: statements.filter(isCovered).map((statement) => {
      return { ...statement, branches: statement.branches.filter(isCovered) };
    }),
  });
}
