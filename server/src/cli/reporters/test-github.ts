import type { CaseFailure, CaseReport } from '../../core/cases/report.ts';
import { displayPath } from '../paths.ts';
import { printable } from '../printable.ts';
import { failureText } from './failure-text.ts';
import type { TestedRule, TestReporter } from './test-report.ts';
import { summaryText } from './test-summary.ts';

/**
 * Workflow commands, which GitHub Actions makes annotations of: one for each failure, at the condition in the rule where there
 * is one, else at the event. Paths are those from the current folder, which must be the repository's.
 */
export function githubTestReporter(cwd: string): TestReporter {
  return {
    rule: (tested) =>
      [
        ...tested.report.cases.flatMap((one) =>
          one.failures.map((failure) => annotation(failure, one, tested, cwd)),
        ),
        ...tested.shortfalls.map((text) => error({ file: tested.path, title: tested.report.name }, text)),
      ].join(''),
    end: (summary) => `${summaryText(summary)}\n`,
  };
}

function annotation(failure: CaseFailure, { name }: CaseReport, tested: TestedRule, cwd: string): string {
  const title = `${tested.report.name}: ${name}`;
  const text = failureText(failure, tested, cwd);
  const { condition, file, line } = failure;
  if (condition === undefined) return error({ file: displayPath(file, cwd), line, title }, text);
  const { start, end } = tested.lines.rangeOf(condition.span);
  const place = { line: start.line + 1, col: start.character + 1, endLine: end.line + 1 };
  // A column of the end counts on the line of the start only.
  const columns = start.line === end.line ? { endColumn: end.character + 1 } : {};
  return error({ file: tested.path, ...place, ...columns, title }, text);
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands (`error`) */
function error(properties: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::error ${list.join(',')}::${data(text.split('\n').map(printable).join('\n'))}\n`;
}

/** As GitHub's own toolkit escapes them (actions/toolkit, `command.ts`). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
