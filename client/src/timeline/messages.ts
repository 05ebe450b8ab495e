/** What the timeline's page and the extension say to each other. What arrives is looked at, on both sides. */
import type { ExplainedSequence, TimelineTerm } from '../../../server/src/protocol/index.ts';

export interface NamedPlace {
  readonly uri: string;
  /** For people: the file's name. */
  readonly name: string;
}

/** What the page draws. */
export interface TimelineView {
  /** Events and terms are named by their index in one view: messages say in which. */
  readonly id: number;
  readonly rule: NamedPlace;
  readonly source: NamedPlace;
  /** The rule's cases, and the source where it is none of them. */
  readonly sources: readonly NamedPlace[];
  readonly sequence: ExplainedSequence;
  /** Sentences: what is left out or could not be read. */
  readonly notes: readonly string[];
}

export type ToPage =
  | { readonly kind: 'show'; readonly view: TimelineView }
  /** What is shown is still what was asked for last; the answer is awaited. */
  | { readonly kind: 'busy' }
  /** There is no newer view, for a reason; what is shown is old. `hasPlace`: the rule says where. */
  | { readonly kind: 'stale'; readonly message: string; readonly hasPlace: boolean };

export type FromPage =
  /** Listens, and has nothing to show yet. */
  | { readonly kind: 'ready' }
  /** `focus`: it goes to the event; else it stays, for the next step. */
  | {
      readonly kind: 'open-event';
      readonly view: number;
      readonly event: number;
      readonly focus: boolean;
    }
  | { readonly kind: 'open-term'; readonly view: number; readonly term: TimelineTerm }
  | { readonly kind: 'trace-event'; readonly view: number; readonly event: number }
  | { readonly kind: 'open-problem' }
  | { readonly kind: 'ask-again' }
  | { readonly kind: 'choose-source'; readonly uri: string }
  /** A file that is none of the rule's cases. */
  | { readonly kind: 'pick-source' };

/** What the page keeps while it is hidden, and VS Code while it is closed. */
export interface PageState {
  readonly rule: string;
  readonly source?: string;
  /** Index of the event that was reached. */
  readonly step?: number;
  readonly filter?: string;
}

/** `undefined` for what is no message of the page. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message)) return undefined;
  const { kind, view, event, term, uri } = message;
  switch (kind) {
    case 'ready':
    case 'open-problem':
    case 'ask-again':
    case 'pick-source':
      return { kind };
    case 'open-event':
      return isIndex(view) && isIndex(event)
        ? { kind, view, event, focus: message['focus'] === true }
        : undefined;
    case 'trace-event':
      return isIndex(view) && isIndex(event) ? { kind, view, event } : undefined;
    case 'open-term':
      return isIndex(view) && (isIndex(term) || term === 'until') ? { kind, view, term } : undefined;
    case 'choose-source':
      return typeof uri === 'string' ? { kind, uri } : undefined;
    default:
      return undefined;
  }
}

/** `undefined` for what is no message of the extension: other scripts of a window may send some. */
export function readToPage(message: unknown): ToPage | undefined {
  if (!isRecord(message)) return undefined;
  switch (message['kind']) {
    case 'busy':
      return { kind: 'busy' };
    case 'stale': {
      const { message: text, hasPlace } = message;
      return typeof text === 'string'
        ? { kind: 'stale', message: text, hasPlace: hasPlace === true }
        : undefined;
    }
    case 'show':
      return isView(message['view']) ? { kind: 'show', view: message['view'] } : undefined;
    default:
      return undefined;
  }
}

/** What is kept may come from an older version: `undefined` where it names no rule. */
export function readPageState(state: unknown): PageState | undefined {
  if (!isRecord(state) || typeof state['rule'] !== 'string') return undefined;
  const { rule, source, step, filter } = state;
  return {
    rule,
    ...(typeof source === 'string' && { source }),
    ...(isIndex(step) && { step }),
    ...(typeof filter === 'string' && { filter }),
  };
}

/** The outer shape: the inner one is the language server's, which comes with the same package. */
function isView(view: unknown): view is TimelineView {
  if (!isRecord(view)) return false;
  const { id, rule, source, sources, sequence, notes } = view;
  if (!isIndex(id) || !isNamedPlace(rule) || !isNamedPlace(source)) return false;
  if (!Array.isArray(sources) || !sources.every(isNamedPlace)) return false;
  if (!Array.isArray(notes) || !notes.every((note) => typeof note === 'string')) return false;
  if (!isRecord(sequence)) return false;
  return ['events', 'by', 'lanes', 'states', 'terms', 'impossible', 'untimed'].every((name) =>
    Array.isArray(sequence[name]),
  );
}

function isNamedPlace(place: unknown): place is NamedPlace {
  return isRecord(place) && typeof place['uri'] === 'string' && typeof place['name'] === 'string';
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
