import type { QueryLanguage } from './rule-document.ts';

/** Every value of `rule.type` that Kibana knows. Upstream's loader has no class for `saved_query`. */
export const RULE_TYPES = [
  'eql',
  'esql',
  'machine_learning',
  'new_terms',
  'query',
  'saved_query',
  'threat_match',
  'threshold',
] as const;

export type RuleType = (typeof RULE_TYPES)[number];

export function isRuleType(name: string | undefined): name is RuleType {
  return RULE_TYPES.some((type) => type === name);
}

export const LANGUAGES: readonly QueryLanguage[] = ['eql', 'esql', 'kuery', 'lucene'];

/** The language of `rule.query`: as written in `rule.language`, else the one that Kibana assumes for the type. */
export function queryLanguage(
  language: string | undefined,
  type: string | undefined,
): QueryLanguage | undefined {
  const written = LANGUAGES.find((candidate) => candidate === language);
  return written ?? (isRuleType(type) ? defaultLanguage(type) : undefined);
}

function defaultLanguage(type: RuleType): QueryLanguage | undefined {
  switch (type) {
    case 'eql':
    case 'esql':
      return type;
    case 'machine_learning':
      return undefined;
    case 'new_terms':
    case 'query':
    case 'saved_query':
    case 'threat_match':
    case 'threshold':
      return 'kuery';
  }
}
