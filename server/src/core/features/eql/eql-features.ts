import { eqlFunction } from '../../eql/functions/index.ts';
import { stringOf } from '../../rule/values.ts';
import type { LanguageFeatures } from '../query/query-features.ts';
import { eqlColours } from './colours-eql.ts';
import { completeEql } from './completion/complete-eql.ts';
import { functionDoc } from './docs/function-doc.ts';
import { pipeOf, wordDoc, wordOf } from './docs/word-doc.ts';
import { eqlView } from './eql-view.ts';
import { eqlFolds } from './folds-eql.ts';
import { eqlHover } from './hover-eql.ts';
import { eqlOutline } from './outline-eql.ts';
import { eqlSignatureHelp } from './signature-help-eql.ts';
import { eqlStretches } from './stretches-eql.ts';

export const EQL_FEATURES: LanguageFeatures = {
  open({ text, eql }) {
    if (eql === undefined) return undefined;
    const view = eqlView(text, eql);
    return {
      complete: (offset, context, trigger) => completeEql(view, offset, context, trigger),
      hover(offset, { rule, facts }) {
        return eqlHover(view, offset, facts.schema, stringOf(rule?.rule, 'event_category_override')?.value);
      },
      signatureHelp: (offset) => eqlSignatureHelp(view, offset),
      colours: () => eqlColours(view),
      outline: () => eqlOutline(view),
      folds: () => eqlFolds(view),
      stretches: () => eqlStretches(view),
    };
  },
  wordDoc(name) {
    const doc = wordOf(name) ?? pipeOf(name);
    return doc && wordDoc(doc);
  },
  functionDoc(name) {
    const fn = eqlFunction(name);
    return fn && functionDoc(fn);
  },
};
