import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { QueryLanguage } from '../../rule/rule-document.ts';
import type { TextEdit } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';

/** What an item is about; kept in the item, so that its documentation is made only for the one that is looked at. */
export type Subject =
  | { readonly kind: 'field'; readonly name: string; readonly value?: string }
  /** Of EQL, without `language`. */
  | { readonly kind: 'function' | 'word'; readonly name: string; readonly language?: QueryLanguage }
  | { readonly kind: 'key'; readonly path: string; readonly ruleType?: string; readonly value?: string }
  | { readonly kind: 'attack'; readonly id: string }
  /** Of a `rulewright.toml`. */
  | { readonly kind: 'configuration'; readonly path: string };

/** A completion before it becomes an LSP item: the order in the list is the order of preference. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** Short, beside the label: a type. */
  readonly detail?: string;
  /** Behind the label, grey: a technique's name. */
  readonly description?: string;
  /** Inserted text; the label when absent. */
  readonly insert?: string;
  /** LSP snippet that clients with snippets get in place of `insert`. */
  readonly snippet?: string;
  /** What typing is matched with; the label when absent. */
  readonly filter?: string;
  readonly subject?: Subject;
  /** Further edits of the file. */
  readonly edits?: readonly TextEdit[];
}

/** Candidates for one place. Spans are of the query for a query's place, else of the file. */
export interface Candidates {
  readonly list: readonly Candidate[];
  /** From the start of what is typed to the cursor. */
  readonly insert: Span;
  /** As `insert`, and on to the end of the word. */
  readonly replace: Span;
  /** More exist than are listed: ask again when more is typed. */
  readonly incomplete?: boolean;
}
