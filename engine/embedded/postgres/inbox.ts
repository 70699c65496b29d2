import { millisecondsOf } from '../../../domain/instant.ts';
import type { Intents, Origin, Variables } from '../../port.ts';
import {
  type Aimed,
  assignTask,
  completeTask,
  migrate,
  modify,
  resolveIncident,
  setVariables,
  updateTask,
} from './commands.ts';
import { type Message, messageOf } from './message.ts';

export type Asked = { message: Message } | { start: { definition: string; variables: Variables } } | { aimed: Aimed };

/** A command that somebody waits for outside of any unit of work. */
export interface Entry {
  origin: Origin;
  asked: Asked;
  /** Told after the commit. */
  resolve(answer: 'done'): void;
  reject(error: unknown): void;
}

export type AimedEntry = Entry & { asked: { aimed: Aimed } };

export const isAimed = (entry: Entry): entry is AimedEntry => 'aimed' in entry.asked;

/** Commands for the mover: many share a commit, and one that fails harms no other. First come, first served. */
export class Inbox {
  readonly #entries: Entry[] = [];
  readonly #wake: () => void;

  constructor(wake: () => void) {
    this.#wake = wake;
  }

  get size(): number {
    return this.#entries.length;
  }

  take(max: number): Entry[] {
    return this.#entries.splice(0, max);
  }

  /** Those whose instance somebody else has, or whose group failed: they come first again. */
  putBack(entries: Entry[]): void {
    this.#entries.unshift(...entries);
  }

  ask(origin: Origin, asked: Asked): Promise<'done'> {
    return new Promise((resolve, reject) => {
      this.#entries.push({ origin, asked, resolve, reject });
      this.#wake();
    });
  }
}

/** The intents without a unit of work; each answers when it is committed. Cancelling by run goes by a unit of work. */
export const intentsBy = (inbox: Inbox): Omit<Intents, 'cancel'> => ({
  start: (origin, start) => inbox.ask(origin, { start }),
  publish: (origin, message) => inbox.ask(origin, { message: messageOf(origin, message, millisecondsOf(origin.at)) }),
  completeTask: (origin, command) => inbox.ask(origin, { aimed: completeTask(command) }),
  assignTask: (origin, command) => inbox.ask(origin, { aimed: assignTask(command) }),
  updateTask: (origin, command) => inbox.ask(origin, { aimed: updateTask(command) }),
  modifyInstance: (origin, command) => inbox.ask(origin, { aimed: modify(command) }),
  migrateInstance: (origin, command) => inbox.ask(origin, { aimed: migrate(command) }),
  setVariables: (origin, command) => inbox.ask(origin, { aimed: setVariables(command) }),
  resolveIncident: (origin, command) => inbox.ask(origin, { aimed: resolveIncident(command) }),
});
