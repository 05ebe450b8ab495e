import type { KqlQuery } from '../../kql/ast.ts';
import type { LanguageFeatures, QueryFeatures } from '../query/query-features.ts';
import { kqlColours } from './colours-kql.ts';
import { completeKql } from './complete-kql.ts';
import { wordDoc } from './docs-kql.ts';
import { kqlHover } from './hover-kql.ts';
import { kqlView } from './kql-view.ts';
import { kqlFolds, kqlOutline, kqlStretches } from './shape-kql.ts';

export const KQL_FEATURES: LanguageFeatures = {
  open: ({ text, kql }) => (kql === undefined ? undefined : openKql(text, kql)),
  wordDoc,
  functionDoc: () => undefined,
};

/** The features of a query wherever it stands. */
export function openKql(text: string, tree: KqlQuery): QueryFeatures {
  const view = kqlView(text, tree);
  return {
    complete: (offset, context, trigger) => completeKql(view, offset, context, trigger),
    hover: (offset, { facts }) => kqlHover(view, offset, facts.schema),
    // KQL has no functions.
    signatureHelp: () => undefined,
    colours: () => kqlColours(text),
    outline: () => kqlOutline(view),
    folds: () => kqlFolds(view),
    stretches: () => kqlStretches(view),
  };
}
