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
    };

export function buildAutomaton(regex: Regex): Automaton {
  const builder = new Builder();
  const start = builder.build(regex);
  const classes = new CharClasses(boundariesOf(regex));
  const steps = new Map<State, (State | undefined)[]>();

  const step = (state: State, codePoint: number): State => {
    let row = steps.get(state);
    if (row === undefined) {
      row = new Array<State | undefined>(classes.count);
      steps.set(state, row);
    }
    const index = classes.of(codePoint);
    const known = row[index];
    if (known !== undefined) return known;
    const next = builder.derive(state, codePoint);
    row[index] = next;
    return next;
  };

  return {
    accepts(text) {
      let state = start;
      for (let at = 0; at < text.length; at++) {
        const codePoint = text.codePointAt(at) ?? 0;
        if (codePoint > 0xffff) at++;
        state = step(state, codePoint);
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

/** Makes states; the same expression always gives the same object. */
class Builder {
  readonly #states = new Map<string, State>();
  readonly #nothing = this.#intern('0', (id) => ({ kind: 'nothing', id, nullable: false }));
  readonly #empty = this.#intern('1', (id) => ({ kind: 'empty', id, nullable: true }));

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

  #repeat(part: State, least: number, most: number): State {
    if (least > MAX_STATES || (most !== Number.POSITIVE_INFINITY && most > MAX_STATES)) {
      throw new TooComplex('The regular expression repeats too often.');
    }
    let result = most === Number.POSITIVE_INFINITY ? this.#star(part) : this.#empty;
    if (most !== Number.POSITIVE_INFINITY) {
      for (let count = least; count < most; count++)
        result = this.#union([this.#empty, this.#concat(part, result)]);
    }
    for (let count = 0; count < least; count++) result = this.#concat(part, result);
    return result;
  }

  /** What may follow after `codePoint`. */
  derive(state: State, codePoint: number): State {
    switch (state.kind) {
      case 'nothing':
      case 'empty':
        return this.#nothing;
      case 'chars':
        return state.ranges.some((range) => range.from <= codePoint && codePoint <= range.to)
          ? this.#empty
          : this.#nothing;
      case 'concat': {
        const through = this.#concat(this.derive(state.first, codePoint), state.rest);
        return state.first.nullable ? this.#union([through, this.derive(state.rest, codePoint)]) : through;
      }
      case 'union':
        return this.#union(state.parts.map((part) => this.derive(part, codePoint)));
      case 'intersection':
        return this.#intersection(state.parts.map((part) => this.derive(part, codePoint)));
      case 'complement':
        return this.#complement(this.derive(state.part, codePoint));
      case 'star':
        return this.#concat(this.derive(state.part, codePoint), state);
    }
  }
}
