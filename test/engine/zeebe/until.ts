import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a state: what `look` gives once it is true. Fails after a minute: others may have the machine. */
export async function until<T>(
  look: () => T | Promise<T>,
  withinMs = 60_000,
): Promise<Exclude<T, false | undefined | null>> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen as Exclude<T, false | undefined | null>;
    if (Date.now() > end) throw new Error(`expected a state that did not come: ${look}`);
    await pause(20);
  }
}
