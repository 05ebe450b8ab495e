import type { LanguageFeatures } from '../query/query-features.ts';

/** Lucene is text to Rulewright: it has the colour of a string, and a hover that says so. */
export const LUCENE_FEATURES: LanguageFeatures = {
  open({ text, language }) {
    if (language !== 'lucene') return undefined;
    const span = { start: 0, end: text.length };
    return {
      complete: () => undefined,
      hover: () => ({ span, markdown: NOT_EVALUATED }),
      signatureHelp: () => undefined,
      colours: () => [{ type: 'string', span }],
      outline: () => [],
      folds: () => ({ spans: [], comments: [] }),
      stretches: () => [],
    };
  },
  wordDoc: () => undefined,
  functionDoc: () => undefined,
};

const NOT_EVALUATED =
  '**Lucene: not evaluated.** Rulewright takes the query as text: it neither checks nor runs it.';
