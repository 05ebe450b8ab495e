import type { AttackData, Tactic } from '../attack/attack.ts';
import type { Lint } from './lint.ts';
import { contradictedBy, techniqueOf } from './support/attack-names.ts';
import { threatItems } from './support/threat-items.ts';
import type { ThreatItem } from './support/threat-items.ts';
import { COMMAND_AND_CONTROL, EXECUTION, INTERPRETER, threatExample } from './support/threat-example.ts';

export const techniqueOutsideTactic: Lint = {
  code: 'technique-outside-tactic',
  category: 'attack',
  severity: 'warning',
  summary: 'The technique does not belong to the tactic of its entry.',
  rationale:
    "In ATT&CK each technique serves certain tactics. Below another one it is lost in Kibana's ATT&CK view, and upstream's tests fail.",
  source:
    'elastic/detection-rules, tests/test_all_rules.py (test_tactic_to_technique_correlations); MITRE ATT&CK',
  examples: [
    {
      title: 'A technique of another tactic',
      toml: threatExample({
        tactic: COMMAND_AND_CONTROL,
        technique: ['«T1059»', 'Command and Scripting Interpreter', 'techniques/T1059/'],
      }),
    },
    {
      title: 'A technique of this tactic',
      toml: threatExample({ tactic: EXECUTION, technique: INTERPRETER }),
    },
  ],
  *check({ rule, attack }) {
    for (const item of threatItems(rule)) {
      const { id, parent } = item;
      const known = item.kind === 'technique' ? techniqueOf(item, attack) : undefined;
      const tactic = parent === undefined ? undefined : tacticOf(parent, attack);
      if (known?.kind !== 'technique' || tactic === undefined || id === undefined) continue;
      if (known.revokedBy !== undefined || known.deprecated || known.tactics.includes(tactic.id)) continue;
      const names = known.tactics
        .map((other) => `\`${other}\` (${attack.tactic(other)?.name ?? other})`)
        .join(', ');
      yield {
        message: `\`${known.id}\` (${known.name}) does not belong to ${tactic.name}; its tactics are ${names}. Move it to an entry with one of them.`,
        span: id.span,
        ...(parent?.id === undefined
          ? {}
          : { related: [{ span: parent.id.span, message: `The tactic of this entry: ${tactic.name}.` }] }),
      };
    }
  },
};

function tacticOf(item: ThreatItem, attack: AttackData): Tactic | undefined {
  return contradictedBy(item, attack) === undefined ? attack.tactic(item.id?.value ?? '') : undefined;
}
