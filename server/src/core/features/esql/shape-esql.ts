import { SymbolKind } from 'vscode-languageserver-types';
import { expressionsOf, walkExpression } from '../../esql/walk.ts';
import { textOf, type Span } from '../../text/span.ts';
import { oneLine } from '../markdown.ts';
import type { QueryFeatures, QueryPart } from '../query/query-features.ts';
import type { EsqlView } from './esql-view.ts';

/** The commands of a query, one after the other. */
export function esqlOutline({ text, tree }: EsqlView): readonly QueryPart[] {
  return tree.commands.map(({ span, nameSpan }) => ({
    name: textOf(text, nameSpan).toUpperCase().replace(/\s+/g, ' '),
    kind: SymbolKind.Operator,
    span,
    selection: nameSpan,
    children: [],
    detail: oneLine(text.slice(nameSpan.end, span.end)),
  }));
}

/** Commands, parentheses, calls and lists. */
export function esqlFolds({ tree, scanned }: EsqlView): ReturnType<QueryFeatures['folds']> {
  const spans: Span[] = [];
  for (const command of tree.commands) {
    spans.push(command.span);
    for (const expression of expressionsOf(command)) {
      walkExpression(expression, ({ kind, span }) => {
        if (kind === 'group' || kind === 'call' || kind === 'in' || kind === 'list') spans.push(span);
      });
    }
  }
  return { spans, comments: scanned.comments };
}

/** Commands, their parts, and every expression. */
export function esqlStretches({ tree }: EsqlView): readonly Span[] {
  const spans: Span[] = [];
  for (const command of tree.commands) {
    spans.push(command.span);
    if ('fields' in command) spans.push(...command.fields.map(({ span }) => span));
    if (command.kind === 'stats') {
      spans.push(...[...command.aggregates, ...command.groupings].map(({ span }) => span));
      if (command.bySpan !== undefined) spans.push(command.bySpan);
    }
    for (const expression of expressionsOf(command)) {
      walkExpression(expression, ({ span }) => spans.push(span));
    }
  }
  return spans;
}
