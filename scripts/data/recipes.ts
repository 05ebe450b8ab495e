/** The committed tables: what makes them and where their facts are from. */
import { makeAttack } from './attack.ts';
import { makeLayers } from './layers.ts';
import type { Source, TableRecipe } from './shared.ts';
import { makeStreams } from './streams.ts';
import { makeUsage } from './usage.ts';

const ELASTIC = 'Elastic License 2.0 (facts only: names, types, counts)';

const DETECTION_RULES = {
  from: 'https://github.com/elastic/detection-rules',
  commit: '14cf530f0d2177023092449cd9d9348b4a8884c2',
  licence: ELASTIC,
};

const ENDPOINT_PACKAGE = {
  from: 'https://github.com/elastic/endpoint-package',
  commit: '19941229e4e6ced3d81f8e4c53d0a3ae19c88062',
  licence: ELASTIC,
};

const INTEGRATIONS = { from: 'https://github.com/elastic/integrations', licence: ELASTIC };

const CLOUD_DEFEND: Source = {
  ...INTEGRATIONS,
  what: 'Defend for Containers: field tables of the README of package cloud_defend, noted by hand',
  version: '1.2',
  file: 'fields/cloud-defend.json',
};

const LAYER_SOURCES: readonly Source[] = [
  {
    ...ENDPOINT_PACKAGE,
    what: 'Elastic Defend: names and types by data stream',
    version: '9.6.0-prerelease.0',
    file: 'fields/endpoint.json',
  },
  {
    ...DETECTION_RULES,
    what: 'Elastic Defend: process fields of detection_rules/etc/endpoint_schemas',
    file: 'fields/endpoint-extra.json',
  },
  CLOUD_DEFEND,
  {
    ...DETECTION_RULES,
    what: 'integration packages: detection_rules/etc/integration-schemas.json.gz of 2024-07-24',
    commit: 'd8f63b39f195c50c010326584c1f7da8857fd511',
    file: 'fields/integrations-2024-07.json',
  },
  ...[
    { what: 'packages aws (cloudtrail), github (audit)', commit: '0b97ab02df57b57303b67e48840bb75dfe5c4738' },
    { what: 'package azure (aadgraphactivitylogs)', commit: '499e2287cf8962484f4a040d0acfe82a39a7adac' },
    { what: 'package windows (powershell_operational)', commit: '07af1c554f35c72952ed43264074430f61956229' },
  ].map((noted) => ({ ...INTEGRATIONS, ...noted, file: 'fields/integrations-extra.json' })),
  {
    ...DETECTION_RULES,
    what: 'Beats: detection_rules/etc/beats_schemas/main.json.gz',
    file: 'fields/beats.json',
  },
  {
    ...DETECTION_RULES,
    what: 'detection_rules/etc/non-ecs-schema.json',
    file: 'fields/non-ecs.json',
  },
];

export const RECIPES: readonly TableRecipe[] = [
  { name: 'layers', make: makeLayers, sources: LAYER_SOURCES },
  {
    name: 'streams',
    make: makeStreams,
    sources: [
      {
        ...ENDPOINT_PACKAGE,
        what: 'Elastic Defend: custom_documentation/src, data_stream/*/sample_event.json (categories)',
        file: 'fields/endpoint-events.json',
      },
      CLOUD_DEFEND,
    ],
  },
  {
    name: 'usage',
    make: makeUsage,
    sources: [
      {
        ...DETECTION_RULES,
        what: 'number of live rules whose query uses a field',
        file: 'facts/field-usage.json',
      },
    ],
  },
  {
    name: 'attack',
    make: makeAttack,
    sources: [
      {
        what: 'MITRE ATT&CK enterprise: ids, names, tactics, platforms, successors',
        from: 'https://github.com/mitre/cti',
        version: '18.1',
        commit: '421deacb77191b38bdd1bf63268954e93da91365',
        licence: 'ATT&CK terms of use: NOTICE-attack.txt',
        file: 'attack/attack-18.json',
      },
    ],
  },
];

/** Made at build time, not committed. */
export const ECS_SOURCE: Source = {
  what: 'Elastic Common Schema: names, types, descriptions, values',
  from: 'npm @elastic/ecs',
  version: '9.4.0',
  licence: 'Apache-2.0: NOTICE-ecs.txt',
  file: '',
};
