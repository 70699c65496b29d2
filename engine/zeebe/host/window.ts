/** So many commands under way at once are enough for a broker's step of a few milliseconds. */
export const most = 16;

/** How many commands may be under way at once: one more after each success or so, half as many after each time that the cluster had enough. */
export class Window {
  #size = 4;
  #failures = 0;

  get size(): number {
    return Math.floor(this.#size);
  }

  /** In a row. */
  get failures(): number {
    return this.#failures;
  }

  taken(): void {
    this.#failures = 0;
    this.#size = Math.min(most, this.#size + 1 / this.#size);
  }

  turnedAway(): void {
    this.#failures += 1;
    this.#size = Math.max(1, this.#size / 2);
  }
}
