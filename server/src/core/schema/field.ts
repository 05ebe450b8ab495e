/** Where a field's name and type come from; shown at the bottom of hovers. */
export type FieldLayer =
  'ecs' | 'non-ecs' | 'beats' | 'endpoint' | 'cloud-defend' | 'integration' | 'workspace';

export interface AllowedValue {
  readonly name: string;
  readonly description?: string;
  /** For values of `event.category`: the values of `event.type` that ECS expects with it. */
  readonly expectedEventTypes?: readonly string[];
}

/** A field of the events a rule reads. */
export interface Field {
  /** Dotted: `process.parent.name`. */
  readonly name: string;
  /**
   * Elasticsearch's field type: `keyword`, `long`, `ip`, `wildcard`, `flattened` …; `alias` where the table does not say what
   * the alias stands for, so nothing can be said about its values.
   */
  readonly type: string;
  /** True where ECS says that values come as arrays. Any field may hold several values all the same. */
  readonly isArray: boolean;
  /** ECS's own words (Apache-2.0); only ECS has them. */
  readonly description?: string;
  readonly example?: string;
  /** A closed set: ECS wants no other values (real events hold some others all the same). */
  readonly allowedValues?: readonly AllowedValue[];
  /** Values that ECS expects without insisting: `linux`, `macos` … for `host.os.type`. */
  readonly expectedValues?: readonly string[];
  readonly layer: FieldLayer;
  /** Which part of the layer, for people: `aws.cloudtrail`, `auditbeat`, `Elastic Defend process`. */
  readonly origin: string;
}

/** Read access to the known fields; every method is fast enough for a keystroke. */
export interface FieldSchema {
  field(name: string): Field | undefined;
  /** True when any known field starts with `prefix` + `.`: `process` and `process.parent` are such prefixes. */
  isPrefix(prefix: string): boolean;
  /** True when the name is a child of a field whose children are free (`flattened`, `object`). */
  isDynamicChild(name: string): boolean;
  /**
   * The field or pattern that makes `name` a dynamic child: `okta.target` (flattened) for `okta.target.id`,
   * `o365.audit.Parameters.*` for `o365.audit.Parameters.Identity`.
   */
  dynamicParent(name: string): Field | undefined;
  /** Everything known under this name, the one that `field` gives first: layers may differ in the type. */
  variants(name: string): readonly Field[];
  /** All fields, ECS first. Built on first use. */
  all(): readonly Field[];
  /** The nearest known name for a misspelt one, or `undefined` when none is near enough to be meant. */
  nearest(name: string): string | undefined;
  /** How many published Elastic rules use the field in their query; 0 for fields that fewer than two use. For ranking. */
  usage(name: string): number;
}
