import type { Fix } from '../../server/src/core/text/diagnostic.ts';

/** The text after a fix. Edits must not overlap. */
export function applyFix(text: string, fix: Fix): string {
  const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
  let fixed = text;
  let before = text.length;
  for (const { span, newText } of edits) {
    if (span.end > before) throw new Error(`The edits of "${fix.title}" overlap.`);
    fixed = fixed.slice(0, span.start) + newText + fixed.slice(span.end);
    before = span.start;
  }
  return fixed;
}
