import type { Tactic, Technique } from './attack.ts';

/** The page of a tactic, technique or subtechnique on MITRE's site, written as Elastic's rules write it: with a last slash. */
export function attackUrl(kind: Tactic['kind'] | Technique['kind'], id: string): string {
  const path = kind === 'tactic' ? 'tactics' : 'techniques';
  return `https://attack.mitre.org/${path}/${id.replace('.', '/')}/`;
}
