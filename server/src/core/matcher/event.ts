/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** One event of a sample, with its place. */
export interface SampleEvent {
  /** The document: nested, dotted or both. */
  readonly source: JsonObject;
  readonly file: string;
  /** 1-based line of the file on which the event starts. */
  readonly line: number;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
