import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import type { Fix } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';
import { editInString } from '../../toml/edit-string.ts';

/** The fix that replaces a stretch of the query, escaped for the string it stands in; none where that can't hold it. */
export function replaceInQuery(
  query: EmbeddedQuery,
  fileText: string,
  span: Span,
  newText: string,
): Pick<{ fixes: readonly Fix[] }, 'fixes'> | Record<string, never> {
  const edit = editInString(fileText, query.node, { span, newText });
  if (edit === undefined) return {};
  return { fixes: [{ title: `Replace with \`${newText}\``, edits: [edit], preferred: true }] };
}

/** Fixes of the query's parser as fixes of the file; one is left out where its string can't hold the new text. */
export function fixesInFile(query: EmbeddedQuery, fileText: string, fixes: readonly Fix[]): readonly Fix[] {
  return fixes.flatMap((fix) => {
    const edits = fix.edits.map((edit) => editInString(fileText, query.node, edit));
    return edits.every((edit) => edit !== undefined) ? [{ ...fix, edits }] : [];
  });
}
