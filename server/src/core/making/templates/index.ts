import { eql } from './eql.ts';
import { esql } from './esql.ts';
import { kql } from './kql.ts';
import { machineLearning } from './machine-learning.ts';
import { newTerms } from './new-terms.ts';
import { savedQuery } from './saved-query.ts';
import { sequence } from './sequence.ts';
import type { RuleTemplate } from './template.ts';
import { threatMatch } from './threat-match.ts';
import { threshold } from './threshold.ts';

/** The rules to start from; the first is the one to offer first. */
export const RULE_TEMPLATES: readonly RuleTemplate[] = [
  eql,
  sequence,
  kql,
  esql,
  threshold,
  newTerms,
  threatMatch,
  machineLearning,
  savedQuery,
];
