import type { ColumnName } from '../ast.ts';
import type { Column, Lookup, Removal } from './column.ts';
import { matchesPieces } from './glob.ts';

/** More steps with wildcards than these are not followed: nothing is claimed behind them. */
const MOST_FILTERS = 30;
/** Patterns times columns that are compared at most. */
const MOST_COMPARISONS = 200_000;

interface Filter {
  readonly kind: 'keep' | 'drop';
  readonly patterns: readonly ColumnName[];
}

/** The columns that exist at a place in a query: what a walk over its commands keeps up to date. */
export class Scope {
  /** Those that the query names, by name, in the order in which it names them. */
  readonly columns = new Map<string, Column>();
  /** Where columns come from that the query does not name: the index, or a step that is not looked into. */
  source: 'none' | 'index' | 'unknown' = 'unknown';
  /** What was taken away by name. */
  readonly #gone = new Map<string, Removal>();
  /** What of the source is left. */
  readonly #filters: Filter[] = [];
  #compared = 0;
  /** The last step that left only the columns it names. */
  #closed: Removal | undefined;

  lookup(name: string): Lookup {
    const column = this.columns.get(name);
    if (column !== undefined) return { kind: 'column', column };
    const removal = this.#gone.get(name);
    if (removal !== undefined) return { kind: 'absent', removal };
    if (this.source === 'none' || !this.passes(name)) return { kind: 'absent', removal: this.#closed };
    return { kind: this.source === 'index' ? 'index' : 'unsure' };
  }

  /** True when a column of the source is not left out by a pattern. */
  passes(name: string): boolean {
    return this.#filters.every(
      ({ kind, patterns }) => patterns.some((pattern) => matches(pattern, name)) === (kind === 'keep'),
    );
  }

  /** True when a pattern may match something. */
  mayMatch(pattern: ColumnName): boolean {
    this.#compared += this.columns.size;
    if (this.source !== 'none' || this.#compared > MOST_COMPARISONS) return true;
    return [...this.columns.keys()].some((name) => matches(pattern, name));
  }

  set(column: Column): void {
    this.#gone.delete(column.name);
    this.columns.set(column.name, column);
  }

  /** Takes a column away by name. */
  remove(name: string, removal: Removal): void {
    this.columns.delete(name);
    this.#gone.set(name, removal);
  }

  /** `KEEP` */
  keep(patterns: readonly ColumnName[], removal: Removal): void {
    if (patterns.some(({ pieces }) => pieces?.every((piece) => piece === '') === true)) return;
    const wild = patterns.filter(({ pieces }) => pieces !== undefined);
    if (wild.length * this.columns.size > MOST_COMPARISONS) return this.addUnknown();
    const kept = new Set(patterns.map(({ name }) => name));
    const added = patterns.filter(({ pieces, name }) => pieces === undefined && !this.columns.has(name));
    const found = added.map(({ name, span }): Column => {
      const kind = this.lookup(name).kind === 'index' ? 'field' : 'unsure';
      return { name, kind, type: undefined, definition: span };
    });
    for (const name of [...this.columns.keys()]) {
      if (!kept.has(name) && !wild.some((pattern) => matches(pattern, name))) this.columns.delete(name);
    }
    for (const column of found) this.set(column);
    this.#closed = removal;
    if (wild.length === 0) this.close();
    else this.#filter({ kind: 'keep', patterns: wild });
  }

  /** `DROP` of a pattern. */
  dropMatching(pattern: ColumnName, removal: Removal): void {
    for (const name of [...this.columns.keys()]) if (matches(pattern, name)) this.remove(name, removal);
    if (this.source !== 'none') this.#filter({ kind: 'drop', patterns: [pattern] });
  }

  /** Only these columns are left. */
  replace(columns: readonly Column[], removal: Removal): void {
    this.columns.clear();
    this.#gone.clear();
    for (const column of columns) this.set(column);
    this.#closed = removal;
    this.close();
  }

  /** There is no column but those the query names. */
  close(): void {
    this.source = 'none';
    this.#filters.length = 0;
  }

  /** A step that is not looked into may have made any column. */
  addUnknown(): void {
    this.source = 'unknown';
    this.#filters.length = 0;
    this.#gone.clear();
  }

  #filter(filter: Filter): void {
    if (this.source === 'none') return;
    this.#filters.push(filter);
    if (this.#filters.length > MOST_FILTERS) this.addUnknown();
  }
}

function matches({ name, pieces }: ColumnName, candidate: string): boolean {
  return pieces === undefined ? name === candidate : matchesPieces(pieces, candidate);
}
