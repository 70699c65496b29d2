/** What was made once and is kept while there is room: the least lately used goes first, and a failure is not kept. */
export class Kept<T> {
  readonly #most: number;
  readonly #all = new Map<string, { making: Promise<T>; made?: { value: T } }>();

  constructor(most: number) {
    this.#most = most;
  }

  /** What is here without waiting; undefined when it has to be made. */
  at(key: string): { value: T } | undefined {
    return this.#all.get(key)?.made;
  }

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#all.get(key) ?? { making: make() };
    this.#all.delete(key);
    this.#all.set(key, known);
    if (!known.made) this.#follow(key, known);
    if (this.#all.size > this.#most) this.#all.delete(this.#all.keys().next().value!);
    return known.making;
  }

  #follow(key: string, known: { making: Promise<T>; made?: { value: T } }): void {
    known.making.then(
      (value) => {
        known.made = { value };
      },
      () => {
        if (this.#all.get(key) === known) this.#all.delete(key);
      },
    );
  }
}
