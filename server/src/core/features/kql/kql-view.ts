import type { KqlQuery } from '../../kql/ast.ts';
import { scan } from '../../kql/lexer/scan.ts';
import type { Token } from '../../kql/tokens.ts';
import { fieldsOf, type FieldUse } from '../../kql/walk.ts';

/** A KQL query as its features see it. Spans are offsets of `text`. */
export interface KqlView {
  readonly text: string;
  readonly tree: KqlQuery;
  /** In the order of the text; the last one is of kind `end`. */
  readonly tokens: readonly Token[];
  readonly fields: readonly FieldUse[];
}

export function kqlView(text: string, tree: KqlQuery): KqlView {
  return new View(text, tree);
}

/** A class for its getters: see `source-file.ts`. */
class View implements KqlView {
  readonly text: string;
  readonly tree: KqlQuery;
  #tokens: readonly Token[] | undefined;
  #fields: readonly FieldUse[] | undefined;

  constructor(text: string, tree: KqlQuery) {
    this.text = text;
    this.tree = tree;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= scan(this.text).tokens);
  }

  get fields(): readonly FieldUse[] {
    return (this.#fields ??= fieldsOf(this.tree));
  }
}
