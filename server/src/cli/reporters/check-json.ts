import type { Diagnostic, RelatedInformation } from '../../core/text/diagnostic.ts';
import type { CheckedFile, CheckReporter } from './check-report.ts';

/**
 * One document, printed at the end: `{version: 1, files: [{path, diagnostics}], summary}`. Ranges are LSP's: 0-based lines
 * and UTF-16 characters.
 */
export function jsonCheckReporter(): CheckReporter {
  const files: unknown[] = [];
  return {
    file: (file) => {
      files.push({ path: file.path, diagnostics: file.diagnostics.map((found) => toJson(found, file)) });
      return '';
    },
    end: (summary) => `${JSON.stringify({ version: 1, files, summary }, undefined, 2)}\n`,
  };
}

function toJson(diagnostic: Diagnostic, file: CheckedFile) {
  const { code, severity, message, span, fixes = [], related = [] } = diagnostic;
  return {
    code,
    severity,
    message,
    range: file.lines.rangeOf(span),
    fixable: fixes.length > 0,
    ...(related.length > 0 && { related: related.map((information) => relatedToJson(information, file)) }),
  };
}

function relatedToJson({ span, message }: RelatedInformation, { path, lines }: CheckedFile) {
  return { path, range: lines.rangeOf(span), message };
}
