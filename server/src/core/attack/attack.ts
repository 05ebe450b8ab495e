/** Facts of MITRE ATT&CK (enterprise). Ids, names and relations only. */
export interface Tactic {
  readonly kind: 'tactic';
  /** `TA0002`. */
  readonly id: string;
  readonly name: string;
}

/** A technique (`T1059`) or a subtechnique (`T1059.004`). */
export interface Technique {
  readonly kind: 'technique' | 'subtechnique';
  readonly id: string;
  readonly name: string;
  /** Ids of its tactics. */
  readonly tactics: readonly string[];
  /** The technique's id, for a subtechnique. */
  readonly parent: string | undefined;
  readonly platforms: readonly string[];
  /** Id that replaces it today, when MITRE revoked it (the end of the chain, where MITRE revoked the successor too). */
  readonly revokedBy: string | undefined;
  /** MITRE withdrew it without a successor. */
  readonly deprecated: boolean;
}

export interface AttackData {
  /** `18.1`. */
  readonly version: string;
  tactic(id: string): Tactic | undefined;
  /** Without regard to case. */
  tacticByName(name: string): Tactic | undefined;
  technique(id: string): Technique | undefined;
  tactics(): readonly Tactic[];
  /** Without revoked and deprecated ones. */
  techniques(): readonly Technique[];
  subtechniquesOf(id: string): readonly Technique[];
}
