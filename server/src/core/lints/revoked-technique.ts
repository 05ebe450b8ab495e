import type { AttackData, Technique } from '../attack/attack.ts';
import type { Finding, Lint } from './lint.ts';
import { becomeFix, techniqueOf } from './support/attack-names.ts';
import { threatItems } from './support/threat-items.ts';
import type { ThreatItem } from './support/threat-items.ts';
import {
  COMMAND_AND_CONTROL,
  EXECUTION,
  INTERPRETER,
  threatExample,
  UNIX_SHELL,
} from './support/threat-example.ts';

export const revokedTechnique: Lint = {
  code: 'revoked-technique',
  category: 'attack',
  severity: 'warning',
  summary: 'ATT&CK has withdrawn the technique, mostly for another one.',
  rationale:
    "Kibana's ATT&CK view no longer shows a withdrawn technique, so the rule counts nowhere. Upstream's tests fail on techniques that have a successor.",
  source:
    'MITRE ATT&CK (revoked-by relations); elastic/detection-rules, tests/test_all_rules.py (test_technique_deprecations)',
  examples: [
    {
      title: 'A technique that was merged into another',
      toml: threatExample({
        tactic: COMMAND_AND_CONTROL,
        technique: ['«T1024»', 'Custom Cryptographic Protocol', 'techniques/T1024/'],
      }),
      fixed: threatExample({
        tactic: COMMAND_AND_CONTROL,
        technique: ['T1573', 'Encrypted Channel', 'techniques/T1573/'],
      }),
    },
    {
      title: 'A technique that became a subtechnique must move, which the writer has to do',
      toml: threatExample({ tactic: EXECUTION, technique: ['«T1086»', 'PowerShell', 'techniques/T1086/'] }),
    },
    {
      title: 'Techniques that stand',
      toml: threatExample({ tactic: EXECUTION, technique: INTERPRETER, subtechnique: UNIX_SHELL }),
    },
  ],
  *check({ rule, attack }) {
    for (const item of threatItems(rule)) {
      const known = techniqueOf(item, attack);
      if (known === undefined || item.id === undefined) continue;
      if (known.revokedBy !== undefined || known.deprecated) {
        yield { ...withdrawn(item, known, attack), span: item.id.span, tags: ['deprecated'] };
      }
    }
  },
};

function withdrawn(
  item: ThreatItem,
  known: Technique,
  attack: AttackData,
): Pick<Finding, 'message' | 'fixes'> {
  const what = `ATT&CK has withdrawn \`${known.id}\` (${known.name})`;
  const successor = known.revokedBy === undefined ? undefined : attack.technique(known.revokedBy);
  if (successor === undefined) return { message: `${what} without a successor: take another technique.` };
  const message = `${what} for \`${successor.id}\` (${successor.name}).`;
  return fitsInPlace(item, successor)
    ? { message, fixes: [becomeFix(item, successor, true)] }
    : { message: `${message} It belongs ${placeOf(successor)}.` };
}

/** A technique can't take the place of a subtechnique, nor a subtechnique stand below another technique. */
function fitsInPlace(item: ThreatItem, successor: Technique): boolean {
  if (item.kind !== successor.kind) return false;
  return successor.parent === undefined || successor.parent === item.parent?.id?.value;
}

function placeOf(successor: Technique): string {
  return successor.parent === undefined
    ? 'into `[[rule.threat.technique]]`'
    : `below \`${successor.parent}\`, into \`[[rule.threat.technique.subtechnique]]\``;
}
