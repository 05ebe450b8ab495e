import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Finding } from '../lint.ts';
import { fixesInFile } from './query-fix.ts';

/** What the query's parser found, as a finding in the file. */
export function faultInFile(
  { message, span, related, fixes }: SyntaxFault,
  query: EmbeddedQuery,
  file: string,
): Finding {
  const { source } = query;
  return {
    message,
    span: source.spanToSource(span),
    ...(related === undefined
      ? {}
      : { related: related.map((other) => ({ ...other, span: source.spanToSource(other.span) })) }),
    ...(fixes === undefined ? {} : { fixes: fixesInFile(query, file, fixes) }),
  };
}
