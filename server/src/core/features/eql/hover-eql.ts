import { eqlFunction } from '../../eql/functions/index.ts';
import type { FieldSchema } from '../../schema/field.ts';
import { functionDoc } from './docs/function-doc.ts';
import { pipeOf, wordDoc, wordOf } from './docs/word-doc.ts';
import type { QueryItem } from './items.ts';
import { itemAt, type ItemPlace } from './place.ts';
import type { EqlView } from './eql-view.ts';
import type { Explanation } from '../hover/explanation.ts';
import { blocks, code, prose } from '../markdown.ts';
import { fieldDoc, fieldSource } from '../hover/field-doc.ts';

/** Explains what stands at an offset of the query; the span is of the query. `categoryField`: the rule's, if it names one. */
export function eqlHover(
  view: EqlView,
  offset: number,
  schema: FieldSchema,
  categoryField = 'event.category',
): Explanation | undefined {
  const place = itemAt(view, offset);
  const markdown = place && docOf(place, schema, categoryField);
  return markdown === undefined ? undefined : { span: place?.item.span ?? { start: 0, end: 0 }, markdown };
}

function docOf(place: ItemPlace, schema: FieldSchema, categoryField: string): string | undefined {
  const { item, position } = place;
  const { expected } = position;
  if ((expected === 'query' || expected === 'category') && (item.kind === 'name' || item.kind === 'string')) {
    return categoryDoc(item.text.replace(/^"+|"+$/g, ''), schema, categoryField);
  }
  switch (item.kind) {
    case 'name':
      return nameDoc(place, schema);
    case 'string':
      return stringDoc(place, schema);
    case 'keyword':
    case 'sign': {
      const word = wordOf(item.text);
      return word && wordDoc(word);
    }
    case 'number':
      return undefined;
  }
}

function nameDoc({ item, position, isCall }: ItemPlace, schema: FieldSchema): string | undefined {
  if (isCall) return callDoc(item);
  if (position.expected === 'pipe') return optionDoc(pipeOf(item.text));
  if (position.expected === 'with') return optionDoc(wordOf(item.text));
  const field = schema.field(item.text);
  return field && fieldDoc(field);
}

function optionDoc(doc: Parameters<typeof wordDoc>[0] | undefined): string | undefined {
  return doc && wordDoc(doc);
}

function callDoc(item: QueryItem): string | undefined {
  const entry = eqlFunction(item.text.replace(/~$/, ''));
  return entry && functionDoc(entry);
}

/** A literal is worth a hover where the field has a closed set of values and this is one of them. */
function stringDoc({ item, position }: ItemPlace, schema: FieldSchema): string | undefined {
  if (position.expected !== 'value' || position.operand?.kind !== 'field') return undefined;
  const field = schema.field(position.operand.name);
  const value = item.text.replace(/^"+|"+$/g, '');
  return field?.allowedValues?.some(({ name }) => name === value) ? fieldDoc(field, value) : undefined;
}

function categoryDoc(name: string, schema: FieldSchema, categoryField: string): string {
  const field = schema.field(categoryField);
  const value = field?.allowedValues?.find((candidate) => candidate.name === name);
  return blocks(
    `**${code(name)}** · event category`,
    `Events whose ${code(categoryField)} has the value ${code(name)}.`,
    value?.description === undefined ? undefined : prose(value.description),
    field === undefined || value === undefined ? undefined : fieldSource(field),
  );
}
