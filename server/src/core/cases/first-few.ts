/** The first of many things, and how many there are. */
export class FirstFew<T> {
  readonly items: T[] = [];
  total = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param make is called for those that are kept */
  add(make: () => T): void {
    this.total++;
    if (this.items.length < this.#most) this.items.push(make());
  }
}
