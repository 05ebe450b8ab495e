import { attackUrl } from '../../attack/attack-url.ts';
import type { AttackData, Tactic, Technique } from '../../attack/attack.ts';
import { blocks, code, sourceLine } from '../markdown.ts';

const SHOWN_SUBTECHNIQUES = 30;

/** What is known about a tactic, technique or subtechnique, as Markdown; `undefined` for an unknown id. */
export function attackDoc(attack: AttackData, id: string): string | undefined {
  const tactic = attack.tactic(id);
  if (tactic !== undefined) return tacticDoc(attack, tactic);
  const technique = attack.technique(id);
  return technique === undefined ? undefined : techniqueDoc(attack, technique);
}

function tacticDoc(attack: AttackData, tactic: Tactic): string {
  return blocks(`**${tactic.name}** · tactic ${linked(tactic.id)}`, notice(attack));
}

function techniqueDoc(attack: AttackData, technique: Technique): string {
  const children = attack.subtechniquesOf(technique.id);
  return blocks(
    `**${technique.name}** · ${technique.kind} ${linked(technique.id)}`,
    retired(attack, technique),
    [
      line('Technique', technique.parent && `${named(attack, technique.parent)} ${linked(technique.parent)}`),
      line('Tactics', technique.tactics.map((id) => attack.tactic(id)?.name ?? id).join(', ')),
      line('Platforms', technique.platforms.join(', ')),
      line('Subtechniques', childList(children)),
    ]
      .filter((text) => text !== undefined)
      .join('\n'),
    notice(attack),
  );
}

function retired(attack: AttackData, technique: Technique): string | undefined {
  const { revokedBy } = technique;
  if (revokedBy !== undefined) {
    return `⚠ Revoked by MITRE. Its successor is **${named(attack, revokedBy)}** ${linked(revokedBy)}.`;
  }
  return technique.deprecated ? '⚠ Deprecated by MITRE, without a successor.' : undefined;
}

function childList(children: readonly Technique[]): string {
  const names = children.slice(0, SHOWN_SUBTECHNIQUES).map((child) => `${child.name} (${code(child.id)})`);
  const rest = children.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${String(rest)} more` : names.join(', ');
}

function line(label: string, text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : `- ${label}: ${text}`;
}

function named(attack: AttackData, id: string): string {
  return attack.technique(id)?.name ?? id;
}

function linked(id: string): string {
  return `[${id}](${attackUrl(id.startsWith('TA') ? 'tactic' : 'technique', id)})`;
}

const NOTICE =
  '© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.';

/** The terms of use of ATT&CK ask for the notice wherever its facts are shown. */
function notice(attack: AttackData): string {
  return sourceLine(`MITRE ATT&CK ${attack.version}. ${NOTICE}`);
}
