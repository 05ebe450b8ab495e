import { MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import { keyAt } from '../../rule/keys/index.ts';
import { LANGUAGES } from '../../rule/rule-type.ts';
import { configurationDoc } from '../configuration/doc-configuration.ts';
import type { Facts } from '../facts.ts';
import { attackDoc } from '../hover/attack-doc.ts';
import { fieldDoc } from '../hover/field-doc.ts';
import { keyDoc, valueDoc } from '../hover/key-doc.ts';
import { LANGUAGE_FEATURES } from '../query/languages.ts';
import type { Subject } from './candidate.ts';

/** The item with its documentation. */
export function resolveCompletion(item: CompletionItem, facts: Facts): CompletionItem {
  const subject = subjectOf(item.data);
  const markdown = subject && docOf(subject, facts);
  return markdown === undefined
    ? item
    : { ...item, documentation: { kind: MarkupKind.Markdown, value: markdown } };
}

function docOf(subject: Subject, { schema, attack }: Facts): string | undefined {
  switch (subject.kind) {
    case 'field': {
      const field = schema.field(subject.name);
      return field && fieldDoc(field, subject.value);
    }
    case 'function':
      return LANGUAGE_FEATURES[subject.language ?? 'eql'].functionDoc(subject.name);
    case 'word':
      return LANGUAGE_FEATURES[subject.language ?? 'eql'].wordDoc(subject.name);
    case 'key': {
      const key = keyAt(subject.path, subject.ruleType);
      return key && (subject.value === undefined ? keyDoc(key) : valueDoc(key, subject.value));
    }
    case 'attack':
      return attackDoc(attack, subject.id);
    case 'configuration':
      return configurationDoc(subject.path);
  }
}

/** The subject that `complete` put into an item; items of other servers, or changed on the way, have none. */
function subjectOf(data: unknown): Subject | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return undefined;
  const text = (name: string): string | undefined => {
    const value: unknown = Object.entries(data).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  const [name, path, id, value, ruleType] = ['name', 'path', 'id', 'value', 'ruleType'].map(text);
  const language = LANGUAGES.find((candidate) => candidate === text('language'));
  const withValue = value === undefined ? {} : { value };
  switch (data.kind) {
    case 'field':
      return name === undefined ? undefined : { kind: 'field', name, ...withValue };
    case 'function':
    case 'word':
      return name === undefined
        ? undefined
        : { kind: data.kind, name, ...(language === undefined ? {} : { language }) };
    case 'key':
      return path === undefined
        ? undefined
        : { kind: 'key', path, ...withValue, ...(ruleType === undefined ? {} : { ruleType }) };
    case 'attack':
      return id === undefined ? undefined : { kind: 'attack', id };
    case 'configuration':
      return path === undefined ? undefined : { kind: 'configuration', path };
    default:
      return undefined;
  }
}
