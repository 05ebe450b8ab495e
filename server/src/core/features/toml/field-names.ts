/** The one key whose value is a field of the indicators, not of the events. */
export const INDICATOR_FIELD = 'rule.threat_mapping[].entries[].value';

/** Keys of a rule whose values are names of fields. */
const FIELD_NAME_PATHS: ReadonlySet<string> = new Set([
  'rule.alert_suppression.group_by[]',
  'rule.event_category_override',
  'rule.investigation_fields.field_names[]',
  'rule.new_terms.value[]',
  'rule.required_fields[].name',
  'rule.risk_score_mapping[].field',
  'rule.rule_name_override',
  'rule.severity_mapping[].field',
  'rule.threat_mapping[].entries[].field',
  INDICATOR_FIELD,
  'rule.threshold.cardinality[].field',
  'rule.threshold.field[]',
  'rule.tiebreaker_field',
  'rule.timestamp_field',
  'rule.timestamp_override',
  'transform.investigate[].providers[][].field',
]);

/** True when a string at this path of a rule (`rule.threshold.field[]`) is the name of a field. */
export function isFieldName(path: string): boolean {
  return FIELD_NAME_PATHS.has(path);
}
