import type { Unsupported } from '../../cases/report.ts';
import type { JsonObject } from '../../matcher/event.ts';
import type { Work } from '../../matcher/steps.ts';
import type { RuleDocument } from '../../rule/rule-document.ts';
import { stringOf } from '../../rule/values.ts';
import type { FieldSchema } from '../../schema/field.ts';
import { eventFields, type EventField } from '../json/event-fields.ts';
import { jsonTree } from '../json/json-tree.ts';
import { renderKept } from '../json/render-kept.ts';
import { fewest } from './fewest.ts';
import { judging } from './verdict.ts';

export interface MinimiseOptions {
  /** Documents of events beside it, for a rule that can't be run over this one alone. */
  readonly others?: readonly JsonObject[];
  /** Characters of variants that may be tried; without it so many that it takes a few seconds. */
  readonly budget?: number;
}

export type Minimised =
  | {
      readonly kind: 'minimised';
      /** The event's document. */
      readonly text: string;
      /** Whether the event meets the rule, or a term of its sequence. */
      readonly alerts: boolean;
      /** Names of fields, each once. */
      readonly kept: readonly string[];
      readonly dropped: readonly string[];
      /** False when the event was too large to try every field. */
      readonly complete: boolean;
    }
  /** The rule can't be run. Spans are offsets of the rule file. */
  | { readonly kind: 'refused'; readonly unsupported: readonly Unsupported[] }
  | { readonly kind: 'failed'; readonly message: string };

const BUDGET = 100_000_000;

/**
 * Leaves of an event only the fields that decide what the rule says of it: whether it meets the rule, or which terms of a
 * sequence under which join keys; of an event that meets none, why, and how nearly. Timestamp and tiebreaker stay. Every
 * variant is run; of the result no field can go alone (unless it is not `complete`).
 * @param json an event's document, as JSON that was read before
 */
export function* minimising(
  json: string,
  rule: RuleDocument,
  schema: FieldSchema,
  { others = [], budget = BUDGET }: MinimiseOptions = {},
): Work<Minimised> {
  const document = jsonTree(json, 0);
  const source = JSON.parse(json) as JsonObject;
  if (document.kind !== 'object') throw new TypeError('An event is a JSON object.');
  const ready = judging(rule, schema, source, others);
  if (ready.kind !== 'ready') return ready;
  const { judge, alerts } = ready;
  const verdict = judge(source);
  const fields = eventFields(document);
  const orders = orderFields(rule);
  const fixed = fields.filter(({ name }) => orders.some((order) => isAtOrBelow(name, order)));
  const free = fields.filter((field) => !fixed.includes(field));
  const textOf = (kept: readonly EventField[]): string =>
    renderKept(json, document, new Set([...fixed, ...kept].map(({ node }) => node)));
  let left = budget;
  const { kept, complete } = yield* fewest(
    free,
    (some) => judge(JSON.parse(textOf(some)) as JsonObject) === verdict,
    () => (left -= json.length + COST) > 0,
  );
  return { kind: 'minimised', text: textOf(kept), alerts, complete, ...namesOf(fields, [...fixed, ...kept]) };
}

/** What a trial costs beside reading its text, in characters. */
const COST = 1_000;

/** The fields that give an event its place in time, of which a search asks whatever its query is. */
function orderFields({ rule }: RuleDocument): readonly string[] {
  const timestamp = stringOf(rule, 'timestamp_field')?.value ?? '@timestamp';
  const tiebreaker = stringOf(rule, 'tiebreaker_field')?.value;
  return tiebreaker === undefined ? [timestamp] : [timestamp, tiebreaker];
}

function isAtOrBelow(name: string, field: string): boolean {
  return name === field || name.startsWith(`${field}.`);
}

function namesOf(
  all: readonly EventField[],
  stay: readonly EventField[],
): { readonly kept: readonly string[]; readonly dropped: readonly string[] } {
  const nodes = new Set(stay.map(({ node }) => node));
  const kept = new Set(all.filter(({ node }) => nodes.has(node)).map(({ name }) => name));
  const dropped = new Set(all.map(({ name }) => name).filter((name) => !kept.has(name)));
  return { kept: [...kept], dropped: [...dropped] };
}
