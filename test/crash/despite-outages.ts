import { setTimeout as pause } from 'node:timers/promises';

/** What a connection says whose server has died, is just coming back, or is not there; knex wraps some of it. */
const codes = /^(ECONN|EPIPE|08|57P0)/;
const words =
  /Connection (terminated|ended)|Client has encountered a connection error|Unable to acquire a connection|not queryable/;

export function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return codes.test(code) || words.test(message);
}

/** Does it again and again while the database is away, as a person at a screen does; any other fault goes on. */
export async function despiteOutages<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error)) throw error;
      await pause(50);
    }
  }
}
