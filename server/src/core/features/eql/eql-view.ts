import type { EqlQuery } from '../../eql/ast.ts';
import { lexEql, type EqlToken } from '../../eql/lex.ts';
import { queryItems, type QueryItem } from './items.ts';

/** An EQL query as its features see it. Spans are offsets of `text`. */
export interface EqlView {
  readonly text: string;
  readonly tree: EqlQuery;
  readonly tokens: readonly EqlToken[];
  readonly items: readonly QueryItem[];
}

export function eqlView(text: string, tree: EqlQuery): EqlView {
  return new View(text, tree);
}

/** A class for its getters: see `source-file.ts`. */
class View implements EqlView {
  readonly text: string;
  readonly tree: EqlQuery;
  #tokens: readonly EqlToken[] | undefined;
  #items: readonly QueryItem[] | undefined;

  constructor(text: string, tree: EqlQuery) {
    this.text = text;
    this.tree = tree;
  }

  get tokens(): readonly EqlToken[] {
    return (this.#tokens ??= lexEql(this.text));
  }

  get items(): readonly QueryItem[] {
    return (this.#items ??= queryItems(this.tokens));
  }
}
