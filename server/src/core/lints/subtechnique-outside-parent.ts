import type { Technique } from '../attack/attack.ts';
import type { TomlString } from '../toml/ast.ts';
import type { Finding, Lint } from './lint.ts';
import { techniqueOf } from './support/attack-names.ts';
import { threatItems } from './support/threat-items.ts';
import type { ThreatItem } from './support/threat-items.ts';
import { EXECUTION, INTERPRETER, threatExample, UNIX_SHELL } from './support/threat-example.ts';

export const subtechniqueOutsideParent: Lint = {
  code: 'subtechnique-outside-parent',
  category: 'attack',
  severity: 'warning',
  summary:
    'The subtechnique does not belong to the technique above it, or stands in the wrong kind of table.',
  rationale:
    'The id of a subtechnique starts with that of its technique. Anywhere else it says something that ATT&CK does not know.',
  source: 'MITRE ATT&CK (subtechnique-of relations)',
  examples: [
    {
      title: 'A subtechnique of another technique',
      toml: threatExample({
        tactic: EXECUTION,
        technique: INTERPRETER,
        subtechnique: ['«T1053.007»', 'Container Orchestration Job', 'techniques/T1053/007/'],
      }),
    },
    {
      title: 'A subtechnique in the place of a technique',
      toml: threatExample({
        tactic: EXECUTION,
        technique: ['«T1059.004»', 'Unix Shell', 'techniques/T1059/004/'],
      }),
    },
    {
      title: 'A subtechnique below its technique',
      toml: threatExample({ tactic: EXECUTION, technique: INTERPRETER, subtechnique: UNIX_SHELL }),
    },
  ],
  *check({ rule, attack }) {
    for (const item of threatItems(rule)) {
      const known = techniqueOf(item, attack);
      if (known === undefined || item.id === undefined) continue;
      if (known.revokedBy !== undefined || known.deprecated) continue;
      const parent = techniqueOf(item.parent, attack);
      const message = misplaced(item, known, parent);
      if (message !== undefined) yield finding(message, item.id, item);
    }
  },
};

function misplaced(item: ThreatItem, known: Technique, parent: Technique | undefined): string | undefined {
  const called = `\`${known.id}\` (${known.name})`;
  if (known.kind !== item.kind) {
    return known.parent === undefined
      ? `${called} is a technique, not a subtechnique: it belongs into \`[[rule.threat.technique]]\`.`
      : `${called} is a subtechnique of \`${known.parent}\`: it belongs below that technique, into \`[[rule.threat.technique.subtechnique]]\`.`;
  }
  // An unknown or withdrawn technique above has its own finding, which comes first.
  const judged =
    item.kind === 'subtechnique' && parent?.revokedBy === undefined && parent?.deprecated === false;
  if (!judged || parent.id === known.parent) return undefined;
  return `${called} is a subtechnique of \`${known.parent ?? ''}\`, not of \`${parent.id}\` (${parent.name}). Move it below its own technique.`;
}

function finding(message: string, id: TomlString, { kind, parent }: ThreatItem): Finding {
  const above = kind === 'subtechnique' ? parent?.id : undefined;
  return {
    message,
    span: id.span,
    ...(above === undefined ? {} : { related: [{ span: above.span, message: 'The technique above.' }] }),
  };
}
