import type { QueryLanguage } from '../../rule/rule-document.ts';
import { EQL_FEATURES } from '../eql/eql-features.ts';
import { ESQL_FEATURES } from '../esql/esql-features.ts';
import { KQL_FEATURES } from '../kql/kql-features.ts';
import { LUCENE_FEATURES } from '../lucene/lucene-features.ts';
import type { LanguageFeatures } from './query-features.ts';

/** What an editor gets for each query language. */
export const LANGUAGE_FEATURES: Readonly<Record<QueryLanguage, LanguageFeatures>> = {
  eql: EQL_FEATURES,
  esql: ESQL_FEATURES,
  kuery: KQL_FEATURES,
  lucene: LUCENE_FEATURES,
};
