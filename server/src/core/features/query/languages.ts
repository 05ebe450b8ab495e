import type { QueryLanguage } from '../../rule/rule-document.ts';
import { EQL_FEATURES } from '../eql/eql-features.ts';
import { ESQL_FEATURES } from '../esql/esql-features.ts';
import { KQL_FEATURES } from '../kql/kql-features.ts';
import type { LanguageFeatures } from './query-features.ts';

/** The query languages that an editor gets more than plain text for. */
export const LANGUAGE_FEATURES: Readonly<Partial<Record<QueryLanguage, LanguageFeatures>>> = {
  eql: EQL_FEATURES,
  esql: ESQL_FEATURES,
  kuery: KQL_FEATURES,
};
