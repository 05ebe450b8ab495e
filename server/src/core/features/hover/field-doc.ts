import type { Field, FieldLayer } from '../../schema/field.ts';
import { blocks, code, codeList, prose, sourceLine } from '../markdown.ts';

/** How many values a hover lists by name. */
const SHOWN_VALUES = 24;

/** What is known about a field, as Markdown. `value`: the one that the hover is about, if any. */
export function fieldDoc(field: Field, value?: string): string {
  return blocks(
    `**${code(field.name)}** · ${typeWords(field)}`,
    value === undefined ? undefined : valueDoc(field, value),
    field.description === undefined ? undefined : prose(field.description),
    field.example === undefined ? undefined : `Example: ${code(field.example)}`,
    allowedDoc(field),
    fieldSource(field),
  );
}

/** `keyword`, `keyword, array`. */
export function typeWords(field: Field): string {
  return field.isArray ? `${field.type}, array` : field.type;
}

function valueDoc(field: Field, value: string): string | undefined {
  const allowed = field.allowedValues?.find((candidate) => candidate.name === value);
  if (allowed === undefined) return undefined;
  return allowed.description === undefined
    ? `${code(value)} is one of its allowed values.`
    : `${code(value)}: ${prose(allowed.description)}`;
}

function allowedDoc({ allowedValues, expectedValues }: Field): string | undefined {
  if (allowedValues !== undefined) {
    return `Allowed values: ${codeList(
      allowedValues.map(({ name }) => name),
      SHOWN_VALUES,
    )}`;
  }
  return expectedValues && `Expected values: ${codeList(expectedValues, SHOWN_VALUES)}`;
}

/** The last line of a hover about a field, or about its values. */
export function fieldSource(field: Field): string {
  return sourceLine(`Source: ${originOf(field)}`);
}

const LAYERS: Readonly<Record<FieldLayer, string>> = {
  ecs: 'ECS',
  'non-ecs': 'fields outside ECS',
  beats: 'Beats',
  endpoint: 'Elastic Defend',
  'cloud-defend': 'Defend for Containers',
  integration: 'integration',
  workspace: 'workspace',
};

/** Layer and part of it, without saying the same twice. */
function originOf(field: Field): string {
  const layer = LAYERS[field.layer];
  return field.origin === '' || field.origin.startsWith(layer)
    ? field.origin || layer
    : `${layer}, ${field.origin}`;
}
