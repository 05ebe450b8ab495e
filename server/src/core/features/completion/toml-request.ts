import type { RuleDocument } from '../../rule/rule-document.ts';
import type { Facts } from '../facts.ts';
import type { FieldRanking } from './field-ranking.ts';

/** What is asked about a place in a rule file outside of its query. */
export interface TomlRequest {
  readonly rule: RuleDocument;
  readonly offset: number;
  readonly facts: Facts;
  readonly ranking: FieldRanking;
}
