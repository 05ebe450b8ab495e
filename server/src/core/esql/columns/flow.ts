import { textOf, type Span } from '../../text/span.ts';
import type { Command, EsqlQuery, Expression, Field, Stats } from '../ast.ts';
import { METADATA_COLUMNS } from '../metadata-columns.ts';
import { expressionsOf, walkExpression } from '../walk.ts';
import type { Column, Lookup, Removal } from './column.ts';
import { Scope } from './scope.ts';
import { typeOf } from './type-of.ts';

/** A place where a query reads a column. */
export interface ColumnUse {
  readonly name: string;
  /** For a name with wildcards, as in `ColumnName`. */
  readonly pieces: readonly string[] | undefined;
  readonly span: Span;
  readonly lookup: Lookup;
  readonly command: Command;
  /** For one that is absent: names of the columns that are there. Empty behind the first few of these. */
  readonly known: readonly string[];
}

export interface ColumnFlow {
  /** In the order of the commands. */
  readonly uses: readonly ColumnUse[];
  /** Every column that the query makes, in its order. */
  readonly definitions: readonly Column[];
  /** The columns behind the last command, or at the place that was asked for. */
  readonly scope: Scope;
}

export interface FlowOptions {
  /** Follow the commands as far as this offset only; one that is not complete there counts as far as it goes. */
  readonly until?: number;
  /** ES|QL's type of a field of the index. */
  readonly fieldType?: (name: string) => string | undefined;
}

/** Follows the columns through the commands of a query: which exist where, and which are read. `text` is the query's. */
export function columnFlow(tree: EsqlQuery, text: string, options: FlowOptions = {}): ColumnFlow {
  const walk = new FlowWalk(text, options);
  for (const command of tree.commands) {
    if (command.span.start >= walk.until) break;
    walk.follow(command);
  }
  return walk;
}

/** Columns are listed for so many absent ones only: nobody reads more suggestions. */
const MOST_LISTED = 20;

/** What changes on the way. */
class FlowWalk implements ColumnFlow {
  readonly uses: ColumnUse[] = [];
  readonly definitions: Column[] = [];
  readonly scope = new Scope();
  readonly until: number;
  readonly #text: string;
  readonly #fieldType: (name: string) => string | undefined;
  #listed = 0;
  /** Columns that can be read in a part of a command alone: groups, in the aggregations of a `STATS`. */
  readonly #local = new Map<string, Column>();

  constructor(text: string, { until, fieldType }: FlowOptions) {
    this.#text = text;
    this.until = until ?? Number.POSITIVE_INFINITY;
    this.#fieldType = fieldType ?? (() => undefined);
  }

  follow(command: Command): void {
    const isComplete = this.#isBefore(command);
    const { length } = this.uses;
    if (isComplete || command.kind === 'eval') this.#step(command);
    if (!command.broken || !isComplete) return;
    this.uses.length = length;
    this.scope.addUnknown();
  }

  /** True for a command behind which another one starts before the place that was asked for. */
  #isBefore({ span }: Command): boolean {
    if (this.until === Number.POSITIVE_INFINITY) return true;
    const bar = this.#text.indexOf('|', span.end);
    return bar >= 0 && bar < this.until;
  }

  #step(command: Command): void {
    const { scope } = this;
    const removal = (kind: Removal['kind']): Removal => ({ kind, span: command.nameSpan });
    switch (command.kind) {
      case 'from':
        scope.source = command.hasSubquery ? 'unknown' : 'index';
        for (const { name, span } of command.metadata) {
          scope.set({ name, kind: 'metadata', type: METADATA_COLUMNS.get(name)?.type, definition: span });
        }
        return;
      case 'row':
        scope.close();
        return this.#fields(command.fields, command);
      case 'eval':
        return this.#fields(command.fields, command);
      case 'stats':
        return this.#stats(command);
      case 'keep':
        for (const pattern of command.patterns) this.#use(pattern, command);
        return scope.keep(command.patterns, removal('keep'));
      case 'drop':
        for (const pattern of command.patterns) {
          this.#use(pattern, command);
          if (pattern.pieces === undefined) scope.remove(pattern.name, removal('drop'));
          else scope.dropMatching(pattern, removal('drop'));
        }
        return;
      case 'rename':
        for (const { from, to } of command.renames) {
          this.#use(from, command);
          const type = this.#typeOfColumn(from.name);
          scope.remove(from.name, removal('rename'));
          this.#define(to.name, to.span, type, command);
        }
        return;
      default:
        return this.#read(command);
    }
  }

  /** Commands that read columns and add others. */
  #read(
    command: Exclude<Command, { kind: 'from' | 'row' | 'eval' | 'stats' | 'keep' | 'drop' | 'rename' }>,
  ): void {
    if (command.kind !== 'lookup-join')
      for (const one of expressionsOf(command)) this.#expression(one, command);
    switch (command.kind) {
      case 'where':
      case 'sort':
      case 'limit':
        return;
      case 'dissect':
      case 'grok':
        for (const { name, span, type } of command.columns) this.#define(name, span, type, command);
        return;
      case 'mv_expand':
        return this.#use(command.column, command);
      case 'completion':
        return this.#define(
          command.target?.name ?? 'completion',
          command.target?.span ?? command.nameSpan,
          'keyword',
          command,
        );
      default:
        return this.#addOthers(command);
    }
  }

  /** Commands that add columns of something else than the rows. */
  #addOthers(command: Extract<Command, { kind: 'enrich' | 'lookup-join' | 'opaque' }>): void {
    const { scope } = this;
    switch (command.kind) {
      case 'enrich':
        if (command.on !== undefined) this.#use(command.on, command);
        for (const { name } of command.with ?? []) this.#define(name.name, name.span, undefined, command);
        if (command.with === undefined) scope.addUnknown();
        return;
      case 'lookup-join':
        // A condition may name columns of the other side.
        for (const one of command.on) if (one.kind === 'column') this.#expression(one, command);
        return scope.addUnknown();
      case 'opaque':
        return scope.addUnknown();
    }
  }

  #fields(fields: readonly Field[], command: Command): void {
    for (const field of fields) {
      if (field.span.end >= this.until || field.expression.kind === 'missing') return;
      this.#expression(field.expression, command);
      this.scope.set(this.#column(field));
    }
  }

  #stats(command: Stats): void {
    const groups: Column[] = [];
    for (const grouping of command.groupings) {
      this.#expression(grouping.expression, command);
      groups.push(this.#column(grouping));
    }
    for (const group of groups) this.#local.set(group.name, group);
    const aggregates: Column[] = [];
    for (const aggregate of command.aggregates) {
      this.#expression(aggregate.expression, command);
      if (aggregate.filter !== undefined) this.#expression(aggregate.filter, command);
      const column = this.#column(aggregate);
      aggregates.push(column);
      this.#local.set(column.name, column);
    }
    this.#local.clear();
    if (!command.inline) {
      return this.scope.replace([...aggregates, ...groups], { kind: 'stats', span: command.nameSpan });
    }
    for (const column of [...aggregates, ...groups]) this.scope.set(column);
  }

  /** The column that a field makes; one without a name is named as it is written. */
  #column({ name, expression, span }: Field): Column {
    if (name === undefined && expression.kind === 'column') {
      const found = this.scope.lookup(expression.name);
      if (found.kind === 'column') return found.column;
      const kind = found.kind === 'index' ? 'field' : 'unsure';
      return { name: expression.name, kind, type: this.#typeOfColumn(expression.name), definition: span };
    }
    const type = typeOf(expression, (column) => this.#typeOfColumn(column));
    const definition = name?.span ?? span;
    const column: Column = {
      name: name?.name ?? textOf(this.#text, span),
      kind: 'computed',
      type,
      definition,
      made: span,
    };
    this.definitions.push(column);
    return column;
  }

  #define(name: string, definition: Span, type: string | undefined, { span: made }: Command): void {
    const column: Column = { name, kind: 'computed', type, definition, made };
    this.definitions.push(column);
    this.scope.set(column);
  }

  #expression(expression: Expression, command: Command): void {
    walkExpression(expression, (node) => {
      if (node.kind === 'column') this.#use(node, command);
    });
  }

  #use(
    {
      name,
      pieces,
      span,
    }: { readonly name: string; readonly pieces: ColumnUse['pieces']; readonly span: Span },
    command: Command,
  ): void {
    const local = this.#local.get(name);
    const lookup: Lookup =
      local !== undefined ? { kind: 'column', column: local } : this.#lookup(name, pieces, span);
    const isListed = lookup.kind === 'absent' && this.#listed++ < MOST_LISTED;
    const known = isListed ? [...this.scope.columns.keys()] : [];
    this.uses.push({ name, pieces, span, lookup, command, known });
  }

  #lookup(name: string, pieces: ColumnUse['pieces'], span: Span): Lookup {
    if (pieces === undefined) return this.scope.lookup(name);
    const found = this.scope.mayMatch({ kind: 'column', name, pieces, span });
    return found ? { kind: 'unsure' } : { kind: 'absent', removal: undefined };
  }

  #typeOfColumn(name: string): string | undefined {
    const found = this.#local.get(name) ?? this.scope.columns.get(name);
    if (found !== undefined && found.kind !== 'field') return found.type;
    return found?.type ?? this.#fieldType(name);
  }
}
