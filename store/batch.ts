/**
 * Questions of one kind that are asked at the same moment, answered by one statement: those who are carried on side by side in one unit of
 * work all ask for the same things. An answer is not kept; whoever asks again reads again.
 */
export class Batch<Key, Answer> {
  readonly #ask: (keys: Key[]) => Promise<(Answer | undefined)[]>;
  #waiting: { key: Key; resolve(answer: Answer | undefined): void; reject(error: unknown): void }[] = [];

  /** `ask` answers in the order of the keys. */
  constructor(ask: (keys: Key[]) => Promise<(Answer | undefined)[]>) {
    this.#ask = ask;
  }

  of(key: Key): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      // When all that can go on at this moment has come to its own question.
      if (this.#waiting.length === 0) Promise.resolve().then(() => process.nextTick(() => void this.#send()));
      this.#waiting.push({ key, resolve, reject });
    });
  }

  async #send(): Promise<void> {
    const asked = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.#ask(asked.map(({ key }) => key));
      for (const [place, { resolve }] of asked.entries()) resolve(answers[place]);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
