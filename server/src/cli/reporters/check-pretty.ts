import type { Diagnostic } from '../../core/text/diagnostic.ts';
import type { Span } from '../../core/text/span.ts';
import { printable } from '../printable.ts';
import type { CheckedFile, CheckReporter, CheckSummary } from './check-report.ts';
import { count } from './count.ts';
import { excerpt } from './excerpt.ts';
import { severityPaint, type Style } from './style.ts';

/** For people. Each finding starts as compilers write it, so that terminals and editors make it a link. */
export function prettyCheckReporter(style: Style, columns: number): CheckReporter {
  return {
    file: (file) => file.diagnostics.map((found) => finding(found, file, style, columns)).join(''),
    end: (summary) => `${summaryLine(summary, style)}\n`,
  };
}

function finding(diagnostic: Diagnostic, file: CheckedFile, style: Style, columns: number): string {
  const { code, severity, message, span, related = [], fixes = [] } = diagnostic;
  const paint = severityPaint(style, severity);
  const fix = fixes.find((candidate) => candidate.preferred) ?? fixes[0];
  const lines = [
    `${place(span, file, style)} ${paint(`${severity}:`)} ${printable(message)} ${style.dim(`[${code}]`)}`,
    excerpt(file, span, { indent: '  ', columns, style, paint }),
    ...(fix === undefined ? [] : [`  ${style.green('fix:')} ${printable(fix.title)}`]),
    ...related.flatMap((other) => [
      `  ${place(other.span, file, style)} ${style.blue('note:')} ${printable(other.message)}`,
      excerpt(file, other.span, { indent: '    ', columns, style, paint: style.blue }),
    ]),
  ];
  return `${lines.join('\n')}\n\n`;
}

function place(span: Span, { path, lines }: CheckedFile, style: Style): string {
  const { line, character } = lines.positionAt(span.start);
  return `${style.bold(printable(path))}:${String(line + 1)}:${String(character + 1)}:`;
}

function summaryLine(summary: CheckSummary, style: Style): string {
  const { files, errors, warnings, information, hints } = summary;
  if (files === 0) return 'No rule found.';
  const checked = `${count(files, 'rule')} checked`;
  const found = [
    errors > 0 ? style.red(count(errors, 'error')) : '',
    warnings > 0 ? style.yellow(count(warnings, 'warning')) : '',
    information > 0 ? style.blue(count(information, 'information', 'information')) : '',
    hints > 0 ? style.cyan(count(hints, 'hint')) : '',
  ].filter((part) => part !== '');
  return found.length === 0 ? style.green(`${checked}: nothing to say.`) : `${checked}: ${found.join(', ')}.`;
}
