import type { CharRange, Regex } from './tree.ts';

/**
 * A deterministic automaton, built as far as texts need it, from derivatives of the expression (Brzozowski 1964): equal
 * states are one, so that matching takes one step a character, with `~` and `&` too.
 */
export interface Automaton {
  /** Matches the whole text. Throws `TooComplex` when the automaton would need more than the allowed states. */
  accepts(text: string): boolean;
}

export class TooComplex extends Error {
  override readonly name = 'TooComplex';
}

/** As many as Lucene allows an automaton when it makes it deterministic (Operations.DEFAULT_DETERMINIZE_WORK_LIMIT). */
const MAX_STATES = 10_000;
/** Alternatives that may be put together over all states; more would take seconds. */
const MAX_WORK = 2_000_000;

type State =
  | { readonly kind: 'nothing' | 'empty'; readonly id: number; readonly nullable: boolean }
  | {
      readonly kind: 'chars';
      readonly id: number;
      readonly nullable: false;
      readonly ranges: readonly CharRange[];
    }
  | {
      readonly kind: 'concat';
      readonly id: number;
      readonly nullable: boolean;
      readonly first: State;
      readonly rest: State;
    }
  | {
      readonly kind: 'union' | 'intersection';
      readonly id: number;
      readonly nullable: boolean;
      readonly parts: readonly State[];
    }
  | {
      readonly kind: 'star' | 'complement';
      readonly id: number;
      readonly nullable: boolean;
      readonly part: State;
    }
  /** From `least` to `most` times `part`; `most` may be infinite. Never 0 to infinite, which is `star`. */
  | {
      readonly kind: 'repeat';
      readonly id: number;
      readonly nullable: boolean;
      readonly part: State;
      readonly least: number;
      readonly most: number;
    };

export function buildAutomaton(regex: Regex): Automaton {
  const builder = new Builder(new CharClasses(boundariesOf(regex)));
  const start = builder.build(regex);
  return {
    accepts(text) {
      let state = start;
      for (let at = 0; at < text.length; at++) {
        const codePoint = text.codePointAt(at) ?? 0;
        if (codePoint > 0xffff) at++;
        state = builder.step(state, codePoint);
        if (state.kind === 'nothing') return false;
      }
      return state.nullable;
    },
  };
}

/** Code points that no expression of the pattern tells apart are one class. */
class CharClasses {
  readonly #starts: readonly number[];
  readonly #ascii: Uint16Array;

  constructor(boundaries: ReadonlySet<number>) {
    this.#starts = [...new Set([0, ...boundaries])].sort((a, b) => a - b);
    this.#ascii = Uint16Array.from({ length: 128 }, (_unused, codePoint) => this.#search(codePoint));
  }

  get count(): number {
    return this.#starts.length;
  }

  of(codePoint: number): number {
    return codePoint < 128 ? (this.#ascii[codePoint] ?? 0) : this.#search(codePoint);
  }

  #search(codePoint: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= codePoint) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function boundariesOf(regex: Regex, found = new Set<number>()): ReadonlySet<number> {
  switch (regex.kind) {
    case 'nothing':
    case 'empty':
      break;
    case 'chars':
      for (const range of regex.ranges) found.add(range.from).add(range.to + 1);
      break;
    case 'concat':
    case 'union':
    case 'intersection':
      for (const part of regex.parts) boundariesOf(part, found);
      break;
    case 'repeat':
    case 'complement':
      boundariesOf(regex.part, found);
      break;
  }
  return found;
}

/** Makes states; the same expression always gives the same object, and its steps are computed once. */
class Builder {
  readonly #classes: CharClasses;
  readonly #states = new Map<string, State>();
  readonly #steps = new Map<State, (State | undefined)[]>();
  #work = 0;
  readonly #nothing = this.#intern('0', (id) => ({ kind: 'nothing', id, nullable: false }));
  readonly #empty = this.#intern('1', (id) => ({ kind: 'empty', id, nullable: true }));

  constructor(classes: CharClasses) {
    this.#classes = classes;
  }

  #intern(key: string, make: (id: number) => State): State {
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= MAX_STATES) throw new TooComplex('The regular expression is too complex.');
    const state = make(this.#states.size);
    this.#states.set(key, state);
    return state;
  }

  build(regex: Regex): State {
    switch (regex.kind) {
      case 'nothing':
        return this.#nothing;
      case 'empty':
        return this.#empty;
      case 'chars':
        return this.#chars(regex.ranges);
      case 'concat':
        return regex.parts.reduceRight<State>(
          (rest, part) => this.#concat(this.build(part), rest),
          this.#empty,
        );
      case 'union':
        return this.#union(regex.parts.map((part) => this.build(part)));
      case 'intersection':
        return this.#intersection(regex.parts.map((part) => this.build(part)));
      case 'complement':
        return this.#complement(this.build(regex.part));
      case 'repeat':
        return this.#repeat(this.build(regex.part), regex.least, regex.most);
    }
  }

  #chars(ranges: readonly CharRange[]): State {
    if (ranges.length === 0) return this.#nothing;
    const key = `c${ranges.map((range) => `${range.from}-${range.to}`).join(',')}`;
    return this.#intern(key, (id) => ({ kind: 'chars', id, nullable: false, ranges }));
  }

  #concat(first: State, rest: State): State {
    if (first.kind === 'nothing' || rest.kind === 'nothing') return this.#nothing;
    if (first.kind === 'empty') return rest;
    if (rest.kind === 'empty') return first;
    if (first.kind === 'concat') return this.#concat(first.first, this.#concat(first.rest, rest));
    const nullable = first.nullable && rest.nullable;
    return this.#intern(`.${first.id} ${rest.id}`, (id) => ({ kind: 'concat', id, nullable, first, rest }));
  }

  #union(parts: readonly State[]): State {
    const all = this.#flatten('union', parts).filter((part) => part.kind !== 'nothing');
    const [only] = all;
    if (only === undefined) return this.#nothing;
    if (all.length === 1) return only;
    const nullable = all.some((part) => part.nullable);
    return this.#intern(`|${all.map((part) => part.id).join(' ')}`, (id) => ({
      kind: 'union',
      id,
      nullable,
      parts: all,
    }));
  }

  #intersection(parts: readonly State[]): State {
    const all = this.#flatten('intersection', parts);
    const [only] = all;
    if (only === undefined || all.some((part) => part.kind === 'nothing')) return this.#nothing;
    if (all.length === 1) return only;
    const nullable = all.every((part) => part.nullable);
    return this.#intern(`&${all.map((part) => part.id).join(' ')}`, (id) => ({
      kind: 'intersection',
      id,
      nullable,
      parts: all,
    }));
  }

  #flatten(kind: 'union' | 'intersection', parts: readonly State[]): readonly State[] {
    const all = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
    this.#work += all.length;
    if (this.#work > MAX_WORK) throw new TooComplex('The regular expression is too complex.');
    return [...new Set(all)].sort((a, b) => a.id - b.id);
  }

  #complement(part: State): State {
    if (part.kind === 'complement') return part.part;
    return this.#intern(`~${part.id}`, (id) => ({ kind: 'complement', id, nullable: !part.nullable, part }));
  }

  #star(part: State): State {
    if (part.kind === 'nothing' || part.kind === 'empty') return this.#empty;
    if (part.kind === 'star') return part;
    return this.#intern(`*${part.id}`, (id) => ({ kind: 'star', id, nullable: true, part }));
  }

  /** Counts are part of the state: a large one costs nothing until a text counts it down. */
  #repeat(part: State, least: number, most: number): State {
    if (most === 0) return this.#empty;
    if (least <= 1 && most === 1) return least === 1 ? part : this.#union([this.#empty, part]);
    if (least === 0 && most === Number.POSITIVE_INFINITY) return this.#star(part);
    if (part.kind === 'empty') return part;
    if (part.kind === 'nothing') return least === 0 ? this.#empty : part;
    const nullable = least === 0 || part.nullable;
    const key = `{${part.id} ${least} ${most}`;
    return this.#intern(key, (id) => ({ kind: 'repeat', id, nullable, part, least, most }));
  }

  /** What may follow after `codePoint`. */
  step(state: State, codePoint: number): State {
    let row = this.#steps.get(state);
    if (row === undefined) {
      row = new Array<State | undefined>(this.#classes.count);
      this.#steps.set(state, row);
    }
    const index = this.#classes.of(codePoint);
    const known = row[index];
    if (known !== undefined) return known;
    const next = this.#derive(state, codePoint);
    row[index] = next;
    return next;
  }

  #derive(state: State, codePoint: number): State {
    switch (state.kind) {
      case 'nothing':
      case 'empty':
        return this.#nothing;
      case 'chars':
        return state.ranges.some((range) => range.from <= codePoint && codePoint <= range.to)
          ? this.#empty
          : this.#nothing;
      case 'concat': {
        const through = this.#concat(this.step(state.first, codePoint), state.rest);
        return state.first.nullable ? this.#union([through, this.step(state.rest, codePoint)]) : through;
      }
      case 'union':
        return this.#union(state.parts.map((part) => this.step(part, codePoint)));
      case 'intersection':
        return this.#intersection(state.parts.map((part) => this.step(part, codePoint)));
      case 'complement':
        return this.#complement(this.step(state.part, codePoint));
      case 'star':
        return this.#concat(this.step(state.part, codePoint), state);
      case 'repeat': {
        const rest = this.#repeat(state.part, Math.max(0, state.least - 1), state.most - 1);
        return this.#concat(this.step(state.part, codePoint), rest);
      }
    }
  }
}
