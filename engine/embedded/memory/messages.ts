import type { Key, Variables } from '../types.ts';

export interface Message {
  key: Key;
  name: string;
  correlationKey: string;
  /** Empty: none. */
  id: string;
  /** Epoch milliseconds until which it is kept. */
  deadline: number;
  variables: Variables;
  /** Processes that had it: never again to one of them, not even when the instance that had it is gone. */
  readonly taken: Set<string>;
}

/**
 * The messages that are kept for those who come later, oldest first. One with a time to live of 0 is never kept, nor is its id
 * (Zeebe's rules, seen on 8.5.4 and 8.8.0).
 */
export class Messages {
  readonly #kept = new Map<string, Message[]>();
  readonly #place = (name: string, correlationKey: string): string => JSON.stringify([name, correlationKey]);

  /** Is a message of this id, name and key still kept? */
  has(name: string, correlationKey: string, id: string, now: number): boolean {
    return id !== '' && this.#at(name, correlationKey, now).some((message) => message.id === id);
  }

  keep(message: Message): void {
    const place = this.#place(message.name, message.correlationKey);
    this.#kept.set(place, [...(this.#kept.get(place) ?? []), message]);
  }

  /** The oldest message that this process has not had. */
  next(process: string, name: string, correlationKey: string, now: number): Message | undefined {
    return this.#at(name, correlationKey, now).find(({ taken }) => !taken.has(process));
  }

  #at(name: string, correlationKey: string, now: number): Message[] {
    const place = this.#place(name, correlationKey);
    const alive = this.#kept.get(place)?.filter(({ deadline }) => deadline > now) ?? [];
    if (alive.length) this.#kept.set(place, alive);
    else this.#kept.delete(place);
    return alive;
  }
}
