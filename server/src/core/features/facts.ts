import type { AttackData } from '../attack/attack.ts';
import type { FieldSchema } from '../schema/field.ts';
import type { StreamCatalogue } from '../schema/streams.ts';

/** What the features know about the world; each part reads its table on the first question. */
export interface Facts {
  readonly schema: FieldSchema;
  readonly attack: AttackData;
  readonly streams: StreamCatalogue;
}
