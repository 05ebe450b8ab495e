/** Where a field's name and type come from; shown at the bottom of hovers. */
export type FieldLayer =
  | 'ecs'
  | 'non-ecs'
  | 'beats'
  | 'endpoint'
  | 'cloud-defend'
  | 'integration'
  | 'workspace';

export interface AllowedValue {
  readonly name: string;
  readonly description?: string;
}

/** A field of the events a rule reads. */
export interface Field {
  /** Dotted: `process.parent.name`. */
  readonly name: string;
  /** Elasticsearch's field type: `keyword`, `long`, `ip`, `wildcard`, `flattened` … */
  readonly type: string;
  /** True where ECS says that values come as arrays. Any field may hold several values all the same. */
  readonly isArray: boolean;
  /** ECS's own words (Apache-2.0); only ECS has them. */
  readonly description?: string;
  readonly example?: string;
  readonly allowedValues?: readonly AllowedValue[];
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
  /** All fields, ECS first. Built on first use. */
  all(): readonly Field[];
  /** The nearest known name for a misspelt one, or `undefined` when none is near enough to be meant. */
  nearest(name: string): string | undefined;
}
