import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Diagnostic, Severity } from '../core/text/diagnostic.ts';
import type { LineIndex } from '../core/text/line-index.ts';

/** Shown behind each message. */
const SOURCE = 'rulewright';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** A diagnostic as LSP has it; `uri` is the document's, for places that the message points to. */
export function toLspDiagnostic(diagnostic: Diagnostic, lines: LineIndex, uri: string): LspDiagnostic {
  const { code, severity, message, span, related, tags } = diagnostic;
  return {
    range: lines.rangeOf(span),
    severity: SEVERITIES[severity],
    code,
    source: SOURCE,
    message,
    ...(related !== undefined && {
      relatedInformation: related.map((place) => ({
        location: { uri, range: lines.rangeOf(place.span) },
        message: place.message,
      })),
    }),
    ...(tags !== undefined && { tags: tags.map((tag) => TAGS[tag]) }),
  };
}
