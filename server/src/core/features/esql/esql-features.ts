import type { LanguageFeatures } from '../query/query-features.ts';
import { esqlColours } from './colours-esql.ts';
import { completeEsql } from './complete-esql.ts';
import { functionDoc, wordDoc } from './docs-esql.ts';
import { esqlView } from './esql-view.ts';
import { esqlHover } from './hover-esql.ts';
import { esqlFolds, esqlOutline, esqlStretches } from './shape-esql.ts';
import { esqlSignatureHelp } from './signature-help-esql.ts';

export const ESQL_FEATURES: LanguageFeatures = {
  open({ text, esql }) {
    if (esql === undefined) return undefined;
    const view = esqlView(text, esql);
    return {
      complete: (offset, context, trigger) => completeEsql(view, offset, context, trigger),
      hover: (offset, context) => esqlHover(view, offset, context),
      signatureHelp: (offset) => esqlSignatureHelp(view, offset),
      colours: () => esqlColours(view),
      outline: () => esqlOutline(view),
      folds: () => esqlFolds(view),
      stretches: () => esqlStretches(view),
    };
  },
  wordDoc,
  functionDoc,
};
