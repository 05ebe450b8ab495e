/** What the value of a field names; `fixed`: nobody, and it is looked at no further. */
export type FieldRole = 'host' | 'user' | 'domain' | 'id' | 'fixed';

/**
 * ECS (https://www.elastic.co/docs/reference/ecs/ecs-field-reference) and Winlogbeat
 * (https://www.elastic.co/docs/reference/beats/winlogbeat/exported-fields-winlog); in lower case, first that fits.
 */
const ROLES: readonly (readonly [RegExp, FieldRole])[] = [
  [/(?:^|\.)(?:host|agent|observer|beat|device)\.(?:name|hostname)$/, 'host'],
  [/(?:^|\.)(?:computer_name|computername|workstation|workstationname|syslog\.hostname)$/, 'host'],
  [
    /^related\.hosts$|\.event_data\.(?:computer|targetservername|sourcehostname|destinationhostname)$/,
    'host',
  ],
  [/(?:^|[._])user\.(?:(?:effective|target|changes)\.)?(?:name|full_name)$/, 'user'],
  [/^related\.user$|(?:^|\.)file\.owner$|\.event_data\.\w*username$/, 'user'],
  [/\.event_data\.(?:user|accountname|samaccountname|parentuser|sourceuser|targetuser)$/, 'user'],
  [/(?:^|[._])user\.(?:(?:effective|target|changes)\.)?domain$|^host\.domain$/, 'domain'],
  [/\.event_data\.\w*domain(?:name)?$/, 'domain'],
  [/^(?:host|agent|elastic\.agent)\.(?:id|ephemeral_id)$|(?:^|[._])user\.id$/, 'id'],
  [/^@timestamp$|^_(?:index|id)$|^(?:ecs|data_stream|user_agent|host\.os)\./, 'fixed'],
  [/^event\.(?!original$|reason$|url$)/, 'fixed'],
  [/(?:^|\.)process\.(?:\w+\.)*name$|version$|\.(?:hash|pe|code_signature)\.|(?:^|\.)entity_id$/, 'fixed'],
];

/** @param field dotted, in lower case */
export function roleOf(field: string): FieldRole | undefined {
  return ROLES.find(([pattern]) => pattern.test(field))?.[1];
}
