import type { Span } from '../../text/span.ts';
import type { JsonNode, JsonObjectNode } from './json-tree.ts';

/**
 * The text of a document with only those fields that are kept, as they are written: order, numbers, line breaks and
 * indentation stay. An object or a list that loses all it holds goes too.
 */
export function renderKept(text: string, document: JsonObjectNode, kept: ReadonlySet<JsonNode>): string {
  return renderNode(text, document, kept) ?? '{}';
}

function renderNode(text: string, node: JsonNode, kept: ReadonlySet<JsonNode>): string | undefined {
  if (kept.has(node)) return text.slice(node.span.start, node.span.end);
  switch (node.kind) {
    case 'object':
      return renderParts(
        text,
        node.span,
        node.members.map(({ span, value }) => {
          const rendered = renderNode(text, value, kept);
          return { span, rendered: rendered && text.slice(span.start, value.span.start) + rendered };
        }),
      );
    case 'array':
      return renderParts(
        text,
        node.span,
        node.items.map((item) => ({ span: item.span, rendered: renderNode(text, item, kept) })),
      );
    case 'scalar':
      return undefined;
  }
}

interface Part {
  readonly span: Span;
  /** `undefined`: it goes. */
  readonly rendered: string | undefined;
}

/** What stands between two parts, a comma and white space, goes with the latter. */
function renderParts(text: string, { start, end }: Span, parts: readonly Part[]): string | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let rendered = '';
  parts.forEach((part, index) => {
    if (part.rendered === undefined) return;
    const before = rendered === '' ? undefined : parts[index - 1];
    rendered += text.slice(
      before?.span.end ?? start,
      before === undefined ? first.span.start : part.span.start,
    );
    rendered += part.rendered;
  });
  return rendered === '' ? undefined : rendered + text.slice(last.span.end, end);
}
