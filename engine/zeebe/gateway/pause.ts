/** Sleeping that can be ended early: by whoever has news for the sleepers, or for good. */
export class Pause {
  readonly #sleepers = new Set<() => void>();
  #over = false;

  /** Resolves after so many milliseconds, at the next `wake`, when `unless` is aborted, or at once when it is over. */
  for(milliseconds: number, unless?: AbortSignal): Promise<void> {
    if (this.#over || unless?.aborted) return Promise.resolve();
    return new Promise((done) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        unless?.removeEventListener('abort', wake);
        done();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#sleepers.add(wake);
      unless?.addEventListener('abort', wake);
    });
  }

  wake(): void {
    for (const wake of [...this.#sleepers]) wake();
  }

  /** Nobody sleeps any more. */
  end(): void {
    this.#over = true;
    this.wake();
  }

  get over(): boolean {
    return this.#over;
  }
}
