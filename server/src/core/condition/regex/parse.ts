import { decimalInterval } from './interval.ts';
import { ANY_CHARACTER, charsOf, concat, invert, union, type CharRange, type Regex } from './tree.ts';

/** A regular expression that Lucene refuses. `offset` is in UTF-16 units of the pattern. */
export interface RegexFault {
  readonly message: string;
  readonly offset: number;
}

const MAX_DEPTH = 200;
/** Java's largest int: Lucene reads counts and ranges as such. */
const MAX_INTEGER = 2 ** 31 - 1;

/**
 * Reads Lucene's regular expressions with all optional operators on, as EQL's `regex` uses them (Lucene's class RegExp,
 * flags ALL). `ignoreCase` folds single ASCII letters, not ranges in a class (Lucene issue 14378).
 */
export function parseRegex(
  pattern: string,
  ignoreCase: boolean,
): { readonly regex: Regex } | { readonly fault: RegexFault } {
  const reader = new Reader(pattern, ignoreCase);
  try {
    return { regex: reader.read() };
  } catch (error) {
    if (error instanceof Refusal) return { fault: { message: error.message, offset: error.offset } };
    throw error;
  }
}

class Refusal extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const CLASSES: Readonly<Record<string, readonly CharRange[]>> = {
  d: [{ from: 48, to: 57 }],
  s: [' ', '\t', '\n', '\r'].map((character) => single(character.charCodeAt(0))),
  w: [
    { from: 97, to: 122 },
    { from: 65, to: 90 },
    { from: 48, to: 57 },
    { from: 95, to: 95 },
  ],
};

function single(codePoint: number): CharRange {
  return { from: codePoint, to: codePoint };
}

class Reader {
  readonly #pattern: string;
  readonly #ignoreCase: boolean;
  #at = 0;
  #depth = 0;

  constructor(pattern: string, ignoreCase: boolean) {
    this.#pattern = pattern;
    this.#ignoreCase = ignoreCase;
  }

  read(): Regex {
    if (this.#pattern === '') return { kind: 'empty' };
    const regex = this.#union();
    if (this.#more()) this.#refuse(`\`${this.#peekCharacter()}\` closes nothing here`);
    return regex;
  }

  #more(): boolean {
    return this.#at < this.#pattern.length;
  }

  #peek(characters: string): boolean {
    return this.#more() && characters.includes(this.#pattern[this.#at] ?? '');
  }

  #match(character: string): boolean {
    if (!this.#peek(character)) return false;
    this.#at++;
    return true;
  }

  #peekCharacter(): string {
    return String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
  }

  #next(): number {
    const codePoint = this.#pattern.codePointAt(this.#at);
    if (codePoint === undefined) this.#refuse('The pattern ends where a character must follow');
    this.#at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  #refuse(message: string, offset = this.#at): never {
    throw new Refusal(message, offset);
  }

  #union(): Regex {
    if (++this.#depth > MAX_DEPTH) this.#refuse(`More than ${MAX_DEPTH} nested groups`);
    const parts = [this.#intersection()];
    while (this.#match('|')) parts.push(this.#intersection());
    this.#depth--;
    return union(parts);
  }

  #intersection(): Regex {
    const parts = [this.#concatenation()];
    while (this.#match('&')) parts.push(this.#concatenation());
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : { kind: 'intersection', parts };
  }

  #concatenation(): Regex {
    const parts = [this.#repeated()];
    while (this.#more() && !this.#peek(')|&')) parts.push(this.#repeated());
    return concat(parts);
  }

  #repeated(): Regex {
    let part = this.#complement();
    for (;;) {
      if (this.#match('?')) part = { kind: 'repeat', part, least: 0, most: 1 };
      else if (this.#match('*')) part = { kind: 'repeat', part, least: 0, most: Number.POSITIVE_INFINITY };
      else if (this.#match('+')) part = { kind: 'repeat', part, least: 1, most: Number.POSITIVE_INFINITY };
      else if (this.#match('{')) part = this.#counted(part);
      else return part;
    }
  }

  #counted(part: Regex): Regex {
    const least = this.#number();
    if (least === undefined) this.#refuse('A number must follow `{`');
    const most = this.#match(',') ? (this.#number() ?? Number.POSITIVE_INFINITY) : least;
    if (!this.#match('}')) this.#refuse('`}` is missing');
    return most < least ? { kind: 'nothing' } : { kind: 'repeat', part, least, most };
  }

  #number(): number | undefined {
    const digits = /^[0-9]+/.exec(this.#pattern.slice(this.#at, this.#at + 12))?.[0];
    if (digits === undefined) return undefined;
    if (Number(digits) > MAX_INTEGER) this.#refuse(`A count goes up to ${MAX_INTEGER}`);
    this.#at += digits.length;
    return Number(digits);
  }

  #complement(): Regex {
    let negations = 0;
    while (this.#match('~')) negations++;
    const part = this.#charClass();
    return negations % 2 === 1 ? { kind: 'complement', part } : part;
  }

  #charClass(): Regex {
    if (!this.#match('[')) return this.#simple();
    const open = this.#at - 1;
    const negated = this.#match('^');
    const ranges = [...this.#classItem()];
    while (this.#more() && !this.#peek(']')) ranges.push(...this.#classItem());
    if (!this.#match(']')) this.#refuse('This `[` is not closed', open);
    return charsOf(negated ? invert(ranges) : ranges);
  }

  #classItem(): readonly CharRange[] {
    const named = this.#namedClass();
    if (named !== undefined) return named;
    const from = this.#character();
    if (!this.#match('-')) return this.#bothCases(from);
    const to = this.#character();
    if (to < from) this.#refuse('The range in this class is the wrong way round');
    return [{ from, to }];
  }

  #namedClass(): readonly CharRange[] | undefined {
    if (!this.#peek('\\')) return undefined;
    const letter = this.#pattern[this.#at + 1] ?? '';
    const ranges = CLASSES[letter.toLowerCase()];
    if (ranges !== undefined) {
      this.#at += 2;
      return letter === letter.toLowerCase() ? ranges : invert(ranges);
    }
    if (/[a-zA-Z]/.test(letter))
      this.#refuse(`\`\\${letter}\` is no character class: Lucene knows \`\\d \\D \\s \\S \\w \\W\``);
    return undefined;
  }

  #character(): number {
    this.#match('\\');
    return this.#next();
  }

  #bothCases(codePoint: number): readonly CharRange[] {
    const isLetter = (codePoint >= 65 && codePoint <= 90) || (codePoint >= 97 && codePoint <= 122);
    return this.#ignoreCase && isLetter ? [single(codePoint), single(codePoint ^ 0x20)] : [single(codePoint)];
  }

  #simple(): Regex {
    if (this.#match('.')) return ANY_CHARACTER;
    if (this.#match('#')) return { kind: 'nothing' };
    if (this.#match('@'))
      return { kind: 'repeat', part: ANY_CHARACTER, least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#match('"')) return this.#quoted();
    if (this.#match('(')) return this.#group();
    if (this.#match('<')) return this.#interval();
    const named = this.#namedClass();
    return charsOf(named ?? this.#bothCases(this.#character()));
  }

  #quoted(): Regex {
    const open = this.#at - 1;
    const parts: Regex[] = [];
    while (this.#more() && !this.#peek('"')) parts.push(charsOf(this.#bothCases(this.#next())));
    if (!this.#match('"')) this.#refuse('This `"` is not closed', open);
    return concat(parts);
  }

  #group(): Regex {
    const open = this.#at - 1;
    if (this.#match(')')) return { kind: 'empty' };
    const inner = this.#union();
    if (!this.#match(')')) this.#refuse('This `(` is not closed', open);
    return inner;
  }

  #interval(): Regex {
    const open = this.#at - 1;
    const end = this.#pattern.indexOf('>', this.#at);
    if (end < 0) this.#refuse('This `<` is not closed', open);
    const bounds = /^([0-9]{1,15})-([0-9]{1,15})$/.exec(this.#pattern.slice(this.#at, end));
    const [, from, to] = bounds ?? [];
    if (from === undefined || to === undefined)
      this.#refuse('Between `<` and `>` stands a range of numbers, as in `<1-100>`', open);
    if (Math.max(Number(from), Number(to)) > MAX_INTEGER)
      this.#refuse(`The numbers of a range go up to ${MAX_INTEGER}`, open);
    this.#at = end + 1;
    return decimalInterval(from, to);
  }
}
